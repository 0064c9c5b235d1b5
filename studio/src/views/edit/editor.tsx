/** The outline with all texts: a title, then the blocks in their order. One is open at a time. */
import type { Spec } from '@hkm/engine/contract';
import { Icon } from '../../components/icon.tsx';
import { moveTo } from '../../edit/edits.ts';
import { isEdited } from '../../edit/session.ts';
import { useWords } from '../../i18n/index.ts';
import { warningInWords } from '../../state/warnings.ts';
import { AddSection } from './add-section.tsx';
import { BlockCard } from './block-card.tsx';
import { useDesk } from './desk-context.ts';
import { useDragging } from './ordering.ts';
import { TitleCard } from './title-card.tsx';
import type { Preview } from './use-preview.ts';

interface EditorProps {
  preview: Preview;
  /** What was deleted last, and the Spec that this left. */
  deletion: { message: string; spec: Spec } | undefined;
  keeping: boolean;
  onKeep(): void;
  onLeave(): void;
}

export function Editor({ preview, deletion, keeping, onKeep, onLeave }: EditorProps) {
  const { t } = useWords();
  const { session, announce } = useDesk();
  const { history, original, undo, redo, reset, restored } = session();
  const { blocks } = history.present.spec;
  const edited = isEdited(history.present, original);
  const drag = useDragging((id, to) => session.getState().edit((spec) => moveTo(spec, { blockId: id }, to)));
  return (
    <section className="editor" data-testid="editor" aria-label={t('edit.title')}>
      <header className="editor-head">
        <h2>{t('edit.title')}</h2>
        <div className="editor-steps">
          <button
            type="button"
            className="button-icon"
            data-testid="edit-undo"
            aria-label={t('edit.undo')}
            title={`${t('edit.undo')} (Ctrl Z)`}
            disabled={history.past.length === 0}
            onClick={() => {
              undo();
              announce(t('edit.undone'));
            }}
          >
            <Icon name="undo" />
          </button>
          <button
            type="button"
            className="button-icon"
            data-testid="edit-redo"
            aria-label={t('edit.redo')}
            title={`${t('edit.redo')} (Ctrl ⇧ Z)`}
            disabled={history.future.length === 0}
            onClick={() => {
              redo();
              announce(t('edit.redone'));
            }}
          >
            <Icon name="redo" />
          </button>
        </div>
        <PreviewStatus preview={preview} restored={restored} />
        <LeftOut preview={preview} />
      </header>
      <div className="editor-list">
        <TitleCard />
        <ol aria-label={t('edit.blocks')}>
          {blocks.map((block, index) => (
            <li
              key={block.id}
              className={drag.classOf(block.id)}
              onDragOver={(event) => drag.over(event, block.id)}
              onDrop={(event) => drag.drop(event, index)}
            >
              <BlockCard block={block} index={index} count={blocks.length} drag={drag} />
            </li>
          ))}
        </ol>
        {history.present.spec.kind === 'inquiry' ? null : <AddSection />}
      </div>
      <footer className="editor-foot">
        {deletion?.spec === history.present.spec ? (
          <p className="editor-undo" data-testid="edit-deletion">
            <span>{deletion.message}</span>
            <button
              type="button"
              className="link"
              data-testid="edit-deletion-undo"
              onClick={() => {
                undo();
                announce(t('edit.undone'));
              }}
            >
              {t('edit.undo')}
            </button>
          </p>
        ) : null}
        <button
          type="button"
          className="button"
          data-testid={edited ? 'edit-discard' : 'edit-done'}
          onClick={() => {
            if (edited) reset();
            else onLeave();
          }}
        >
          {t(edited ? 'edit.discard' : 'edit.done')}
        </button>
        <button
          type="button"
          className="button is-strong"
          data-testid="edit-keep"
          disabled={!edited || keeping || preview.state === 'failed'}
          onClick={onKeep}
        >
          {t(keeping ? 'edit.keeping' : 'edit.keep')}
        </button>
      </footer>
    </section>
  );
}

/** What was written and has no room on this page. */
function LeftOut({ preview }: { preview: Preview }) {
  const words = useWords();
  const warning = preview.shown.warnings.find(({ code }) => code === 'left_out');
  return warning === undefined ? null : (
    <p className="editor-note" data-testid="edit-left-out">
      <Icon name="alert" size={16} /> <span>{warningInWords(warning, words)}</span>
    </p>
  );
}

function PreviewStatus({ preview, restored }: { preview: Preview; restored: boolean }) {
  const { t, duration } = useWords();
  const { state, took, error } = preview;
  if (state === 'failed')
    return (
      <p role="alert" className="field-error" data-testid="edit-status">
        {t('edit.failed', { reason: error?.issues[0]?.message ?? error?.message ?? '' })}
      </p>
    );
  const words = {
    unchanged: t('edit.text'),
    drawing: t('edit.drawing'),
    drawn: t('edit.drawn', { time: duration(took) }),
  }[state];
  return (
    <p role="status" className={state === 'drawn' ? 'refine-note' : 'field-hint'} data-testid="edit-status">
      {restored && state !== 'unchanged' ? `${t('edit.restored')} ` : ''}
      {words}
    </p>
  );
}
