/** One entry of a block: its texts, its icon, and how its words stand. */
import type { Block } from '@hkm/engine/contract';
import { useState } from 'react';
import { LIST_OF } from '../../api/spec.ts';
import { Icon } from '../../components/icon.tsx';
import { moveTo, remove, setField } from '../../edit/edits.ts';
import { isBlank } from '../../edit/entries.ts';
import { ownStateOf } from '../../edit/own-words.ts';
import {
  canBeHandled,
  canBeSorted,
  canHaveIcon,
  canLose,
  type Field,
  type FieldName,
  type Thing,
} from '../../edit/things.ts';
import { useWords } from '../../i18n/index.ts';
import { fieldId, useDesk } from './desk-context.ts';
import { EditField } from './edit-field.tsx';
import { IconButton } from './icon-picker.tsx';
import { type Dragging, moveByKey } from './ordering.ts';
import { OwnMark } from './own-mark.tsx';
import { RowTools } from './row-tools.tsx';

interface ThingRowProps {
  block: Block;
  blockIndex: number;
  thing: Thing;
  index: number;
  count: number;
  /** undefined: entries of this block are not handled one by one. */
  drag: Dragging | undefined;
}

/** Fields that an entry may lack. */
const OPTIONAL: ReadonlySet<FieldName> = new Set(['heading', 'unit']);
/** Letters of an entry's name where it has no heading. */
const NAME_LETTERS = 40;

export function ThingRow({ block, blockIndex, thing, index, count, drag }: ThingRowProps) {
  const { t, number } = useWords();
  const { session, shown, chosen, choose, focus } = useDesk();
  const place = { blockId: block.id, thingId: thing.id };
  const own = ownStateOf(block.id, thing, shown);
  const isChosen = typeof chosen === 'object' && chosen.thingId === thing.id;
  const name = nameOf(thing) || t('edit.nameless', { place: number(index + 1) });
  const list = LIST_OF[block.kind];
  const at = `spec.blocks.${blockIndex}.${list === 'item' ? list : `${list}.${index}`}`;
  const { edit } = session.getState();
  // Empty fields that may stay empty wait behind a button; what was opened stays open.
  const [opened, setOpened] = useState<readonly FieldName[]>([]);
  const isOpen = ({ name: field, value, form }: Field) =>
    value !== '' || form !== 'line' || !OPTIONAL.has(field) || opened.includes(field);
  const open = (field: FieldName) => !opened.includes(field) && setOpened([...opened, field]);
  const waiting = thing.fields.filter((field) => !isOpen(field));
  const sorted = canBeSorted(block);
  const move = (by: 1 | -1) => sorted && edit((spec) => moveTo(spec, place, index + by));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this everywhere
    <div
      className={['thing', isChosen ? 'is-chosen' : '', thing.hidden ? 'is-hidden' : ''].filter(Boolean).join(' ')}
      data-testid="edit-thing"
      role="group"
      aria-label={name}
      onKeyDown={(event) => moveByKey(event, move)}
    >
      <div className="thing-side">
        {drag && sorted ? (
          <span className="grip" title={t('edit.drag', { name })} aria-hidden="true" {...drag.handle(thing.id)}>
            <Icon name="grip" size={16} />
          </span>
        ) : null}
        {canHaveIcon(block) ? <IconButton place={place} icon={thing.icon} name={name} /> : null}
      </div>
      <div className="thing-fields">
        {thing.fields.filter(isOpen).map((field) => (
          <EditField
            key={field.name}
            id={fieldId(block.id, thing.id, field.name)}
            label={t(`edit.field.${field.name}`)}
            value={field.value}
            form={field.form}
            path={`${at}.${field.name}`}
            touched={thing.id}
            onEdit={(spec, text) => setField(spec, place, field.name, text)}
            onEnter={() => {
              open(field.name);
              choose(place);
            }}
          />
        ))}
        <div className="thing-foot">
          {isBlank(thing) ? <p className="field-hint">{t('edit.blank')}</p> : null}
          {own && !isBlank(thing) ? <OwnMark id={thing.id} own={own} /> : null}
          {waiting.map((field) => (
            <button
              key={field.name}
              type="button"
              className="link add-field"
              data-testid={`add-${field.name}`}
              onClick={() => {
                open(field.name);
                focus(fieldId(block.id, thing.id, field.name));
              }}
            >
              + {t(`edit.field.${field.name}`)}
            </button>
          ))}
          {canBeHandled(block) || block.kind === 'graph' ? (
            <RowTools
              place={place}
              name={name}
              index={index}
              count={count}
              flags={thing}
              canMove={sorted}
              canFlag={canBeHandled(block)}
              canRemove={canLose(block, thing.id)}
              onRemove={(spec) => remove(spec, place)}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}

function nameOf({ fields }: Thing): string {
  const first = fields.find(({ value }) => value !== '')?.value ?? '';
  return first.length > NAME_LETTERS ? `${first.slice(0, NAME_LETTERS).trimEnd()}…` : first;
}
