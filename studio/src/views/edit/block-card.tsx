/** One block of the picture: its heading always, its entries when it is open. */
import type { Block } from '@hkm/engine/contract';
import { useId } from 'react';
import { Icon } from '../../components/icon.tsx';
import { moveTo, type Place, remove, setHeading } from '../../edit/edits.ts';
import { labelsOf, pathOfLabel, setLabel } from '../../edit/labels.ts';
import { isOwnLabel, ownStateOf } from '../../edit/own-words.ts';
import { canBeHandled, thingsOf } from '../../edit/things.ts';
import { useWords } from '../../i18n/index.ts';
import { AddEntry } from './add-entry.tsx';
import { fieldId, useDesk } from './desk-context.ts';
import { EditField } from './edit-field.tsx';
import { type Dragging, moveByKey, useDragging } from './ordering.ts';
import { OwnMark } from './own-mark.tsx';
import { RowTools } from './row-tools.tsx';
import { ThingRow } from './thing-row.tsx';

interface BlockCardProps {
  block: Block;
  index: number;
  count: number;
  drag: Dragging;
}

export function BlockCard({ block, index, count, drag }: BlockCardProps) {
  const { t } = useWords();
  const { session, shown, chosen, choose } = useDesk();
  const bodyId = useId();
  const things = thingsOf(block);
  const open = typeof chosen === 'object' && chosen.blockId === block.id;
  const name = block.heading || t(`kind.${block.kind}`);
  const place: Place = { blockId: block.id };
  const { edit } = session.getState();
  const inside = useDragging((thingId, to) => edit((spec) => moveTo(spec, { ...place, thingId }, to)));
  const owns = things.filter((thing) => ownStateOf(block.id, thing, shown)?.verdict !== undefined).length;
  const drawnHeading = shown.spec?.blocks.find(({ id }) => id === block.id)?.heading;
  return (
    <section
      className={['edit-card', open ? 'is-open' : '', block.hidden ? 'is-hidden' : ''].filter(Boolean).join(' ')}
      data-testid="edit-block"
      aria-label={name}
      onKeyDown={(event) => moveByKey(event, (by) => edit((spec) => moveTo(spec, place, index + by)))}
    >
      <header className="edit-card-head">
        <span className="grip" title={t('edit.drag', { name })} aria-hidden="true" {...drag.handle(block.id)}>
          <Icon name="grip" size={18} />
        </span>
        <button
          type="button"
          className="edit-card-name"
          data-testid="edit-block-name"
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => choose(open && chosen.thingId === undefined ? undefined : place)}
        >
          <span className="edit-card-heading">
            <bdi>{name}</bdi>
          </span>
          <span className="edit-card-facts">
            {[
              t(`kind.${block.kind}`),
              things.length > 1 ? t('edit.count', { count: things.length }) : '',
              block.hidden ? t('edit.hidden') : '',
              block.locked ? t('edit.locked') : '',
              owns > 0 && !open ? t('own.words') : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </button>
        {open ? (
          <RowTools
            place={place}
            name={name}
            index={index}
            count={count}
            flags={block}
            canRemove
            onRemove={(spec) => remove(spec, place)}
          />
        ) : null}
      </header>
      <div id={bodyId} className="edit-card-body" hidden={!open}>
        {open ? (
          <>
            <EditField
              id={fieldId(block.id, undefined, 'heading')}
              label={t('edit.field.blockHeading')}
              value={block.heading}
              form="line"
              path={`spec.blocks.${index}.heading`}
              touched={block.id}
              onEdit={(spec, text) => setHeading(spec, block.id, text)}
              onEnter={() => choose(place)}
            />
            {isOwnLabel(block.id, shown) && drawnHeading === block.heading ? (
              <OwnMark id={block.id} own={undefined} />
            ) : null}
            <BlockLabels block={block} index={index} />
            <ol className="edit-things">
              {things.map((thing, at) => (
                <li
                  key={thing.id}
                  className={inside.classOf(thing.id)}
                  onDragOver={(event) => inside.over(event, thing.id)}
                  onDrop={(event) => inside.drop(event, at)}
                >
                  <ThingRow
                    block={block}
                    blockIndex={index}
                    thing={thing}
                    index={at}
                    count={things.length}
                    drag={canBeHandled(block) ? inside : undefined}
                  />
                </li>
              ))}
            </ol>
            <AddEntry block={block} />
          </>
        ) : null}
      </div>
    </section>
  );
}

/** Words of the block beside its heading and its entries. */
function BlockLabels({ block, index }: { block: Block; index: number }) {
  const { t, number } = useWords();
  const { choose } = useDesk();
  const labels = labelsOf(block);
  if (labels.length === 0) return null;
  return (
    <div className={block.kind === 'graph' ? 'edit-labels is-many' : 'edit-labels'} data-testid="edit-labels">
      {labels.map((label, at) => (
        <EditField
          key={label.key}
          id={fieldId(block.id, undefined, label.key)}
          label={t(`edit.label.${label.name}`, { place: number(at + 1), ...label.ends })}
          value={label.value}
          form="line"
          path={pathOfLabel(index, label)}
          touched={block.id}
          onEdit={(spec, text) => setLabel(spec, block.id, label.key, text)}
          onEnter={() => choose({ blockId: block.id })}
        />
      ))}
    </div>
  );
}
