/** Adds a section of a kind that the person chooses, with empty entries to fill in. */
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { addSection, createOwnId, entriesOfNew, SECTION_KINDS, type SectionKind } from '../../edit/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { fieldId, useDesk } from './desk-context.ts';

export function AddSection() {
  const { t } = useWords();
  const { session, choose, focus, announce } = useDesk();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  const add = (kind: SectionKind) => {
    const block = createOwnId();
    const things = Array.from({ length: entriesOfNew(kind) }, createOwnId);
    session.getState().edit((spec) => addSection(spec, kind, { block, things }));
    setOpen(false);
    choose({ blockId: block });
    focus(fieldId(block, undefined, 'heading'));
    announce(t('edit.added'));
  };
  return (
    <div ref={box} className="add-section">
      <button
        type="button"
        className="button"
        data-testid="add-section"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="plus" size={16} /> {t('edit.addSection')}
      </button>
      {open ? (
        <fieldset className="section-kinds">
          <legend className="field-hint">{t('edit.addSectionWhat')}</legend>
          {SECTION_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className="button small"
              data-testid={`add-${kind}`}
              onClick={() => add(kind)}
            >
              {t(`kind.${kind}`)}
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
