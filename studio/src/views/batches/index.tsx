/** The page of batches: the list to hand in on one side, what becomes of it on the other. Fetched when it is opened. */
import '../../styles/batches.css';
import { useWords } from '../../i18n/index.ts';
import { BatchForm, useBatchDraft } from './batch-form.tsx';
import { BatchList } from './batch-list.tsx';
import { BatchView } from './batch-view.tsx';

export function BatchesPage({ id }: { id?: string | undefined }) {
  const { t } = useWords();
  const draft = useBatchDraft();
  return (
    <div className="desk" data-testid="batches-page">
      <aside className="rail" aria-label={t('nav.batches')}>
        <BatchForm {...draft} />
      </aside>
      <main className="wall" id="canvas" tabIndex={-1}>
        {id === undefined ? (
          <BatchList onExample={(topics) => draft.edit({ topics })} />
        ) : (
          <BatchView key={id} id={id} />
        )}
      </main>
    </div>
  );
}
