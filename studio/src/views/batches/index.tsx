/** The page of batches: the list to hand in on one side, what becomes of it on the other. Fetched when it is opened. */
import '../../styles/batches.css';
import { useEffect, useRef } from 'react';
import { useWords } from '../../i18n/index.ts';
import { BatchForm, useBatchDraft } from './batch-form.tsx';
import { BatchList } from './batch-list.tsx';
import { BatchView } from './batch-view.tsx';

export function BatchesPage({ id }: { id?: string | undefined }) {
  const { t } = useWords();
  const draft = useBatchDraft();
  const canvas = useRef<HTMLElement>(null);
  // Where form and batch stand one below the other, the batch comes into sight.
  useEffect(() => {
    if (id !== undefined && window.matchMedia?.('(max-width: 860px)').matches) canvas.current?.scrollIntoView();
  }, [id]);
  return (
    <div className="desk" data-testid="batches-page">
      <aside className="rail" aria-label={t('nav.batches')}>
        <BatchForm {...draft} />
      </aside>
      <main className="wall" id="canvas" ref={canvas} tabIndex={-1}>
        {id === undefined ? (
          <BatchList onExample={(topics) => draft.edit({ topics })} />
        ) : (
          <BatchView key={id} id={id} />
        )}
      </main>
    </div>
  );
}
