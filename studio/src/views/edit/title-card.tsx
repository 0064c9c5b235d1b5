/** The words above all blocks. */
import type { TitlePart } from '@hkm/engine/contract';
import { setTitle, toggleTitleLock } from '../../edit/edits.ts';
import { isOwnLabel } from '../../edit/own-words.ts';
import { useWords } from '../../i18n/index.ts';
import { fieldId, useDesk } from './desk-context.ts';
import { EditField } from './edit-field.tsx';
import { FlagButton } from './flag-button.tsx';
import { OwnMark } from './own-mark.tsx';

const PARTS: readonly TitlePart[] = ['kicker', 'title', 'subtitle'];

export function TitleCard() {
  const { t } = useWords();
  const { session, shown, chosen, choose } = useDesk();
  const { spec } = session((state) => state.history.present);
  const { edit } = session.getState();
  return (
    <section
      className={chosen === 'title' ? 'edit-card is-open' : 'edit-card'}
      data-testid="edit-title-card"
      aria-label={t('edit.titleBlock')}
    >
      {PARTS.map((part) => (
        <div key={part} className="edit-title-row">
          <EditField
            id={fieldId('title', undefined, part)}
            label={t(`edit.field.${part}`)}
            value={spec[part] ?? ''}
            form={part === 'kicker' ? 'line' : 'text'}
            path={`spec.${part}`}
            touched={part}
            onEdit={(before, text) => setTitle(before, part, text)}
            onEnter={() => choose('title')}
          />
          {spec[part] ? (
            <FlagButton
              on={(spec.locked ?? []).includes(part)}
              icons={['unlock', 'lock']}
              labels={[
                t('edit.lock', { name: t(`edit.field.${part}`) }),
                t('edit.unlock', { name: t(`edit.field.${part}`) }),
              ]}
              onToggle={() => edit((before) => toggleTitleLock(before, part))}
            />
          ) : null}
          {isOwnLabel(part, shown) && spec[part] === shown.spec?.[part] ? <OwnMark id={part} own={undefined} /> : null}
        </div>
      ))}
    </section>
  );
}
