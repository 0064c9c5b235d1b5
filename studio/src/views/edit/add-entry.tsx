/** Adds an entry to a block: the person's own words, to be filled in. */
import type { Block } from '@hkm/engine/contract';
import { Icon } from '../../components/icon.tsx';
import { addEntry, createOwnId, type EntryRole, entryRolesOf } from '../../edit/entries.ts';
import { thingsOf } from '../../edit/things.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { fieldId, useDesk } from './desk-context.ts';

export function AddEntry({ block }: { block: Block }) {
  const words = useWords();
  const { session, choose, focus, announce } = useDesk();
  const add = (role: EntryRole) => {
    const thingId = createOwnId();
    session.getState().edit((spec) => addEntry(spec, block.id, thingId, role));
    choose({ blockId: block.id, thingId });
    focus(fieldId(block.id, thingId, firstFieldOf(block)));
    announce(words.t('edit.added'));
  };
  return (
    <div className="add-entry">
      {entryRolesOf(block).map((role) => {
        const name = nameOf(block, role, words);
        return (
          <button key={name} type="button" className="link" data-testid="add-entry" onClick={() => add(role)}>
            <Icon name="plus" size={16} /> {name}
          </button>
        );
      })}
    </div>
  );
}

/** The first that must be filled in. */
function firstFieldOf(block: Block): string {
  const [thing] = thingsOf(block);
  return thing?.fields.find(({ name }) => name !== 'heading' && name !== 'unit')?.name ?? 'text';
}

function nameOf({ kind }: Block, role: EntryRole, { t }: Words): string {
  if (role && 'role' in role) return t(`edit.add.${role.role}`);
  if (role) return t('edit.add.contrast', { name: role.name });
  // a definition has one entry, and causes have their roles
  return t(`edit.add.${kind === 'definition' || kind === 'causes' ? 'facts' : kind}`, { name: '' });
}
