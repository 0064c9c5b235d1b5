/** Move, hide, lock, delete: the same for blocks and for what is in them. */
import type { Spec } from '@hkm/engine/contract';
import { Icon } from '../../components/icon.tsx';
import { moveTo, type Place, toggle } from '../../edit/edits.ts';
import { useWords } from '../../i18n/index.ts';
import { useDesk } from './desk-context.ts';
import { FlagButton } from './flag-button.tsx';

interface RowToolsProps {
  place: Place;
  name: string;
  index: number;
  count: number;
  flags: { hidden?: boolean | undefined; locked?: boolean | undefined };
  /** false: the picture puts these in an order of its own. */
  canMove?: boolean;
  /** false: it is neither hidden nor locked by itself. */
  canFlag?: boolean;
  /** false: too little would be left. */
  canRemove: boolean;
  onRemove(spec: Spec): Spec;
}

export function RowTools(props: RowToolsProps) {
  const { place, name, index, count, flags, canMove = true, canFlag = true, canRemove, onRemove } = props;
  const { t, number } = useWords();
  const { session, announce, removed } = useDesk();
  const { edit } = session.getState();
  const move = (by: 1 | -1) => {
    edit((spec) => moveTo(spec, place, index + by));
    announce(t('edit.moved', { name, place: number(index + by + 1), count: number(count) }));
  };
  const turn = (flag: 'hidden' | 'locked', now: string) => {
    edit((spec) => toggle(spec, place, flag));
    announce(now);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere
    <div className="row-tools" role="group" aria-label={name}>
      {canMove && count > 1 ? (
        <>
          <button
            type="button"
            className="button-icon small"
            data-testid="move-up"
            aria-label={t('edit.up', { name })}
            title={t('edit.up', { name })}
            aria-disabled={index === 0}
            onClick={() => index > 0 && move(-1)}
          >
            <Icon name="arrowUp" size={16} />
          </button>
          <button
            type="button"
            className="button-icon small"
            data-testid="move-down"
            aria-label={t('edit.down', { name })}
            title={t('edit.down', { name })}
            aria-disabled={index === count - 1}
            onClick={() => index < count - 1 && move(1)}
          >
            <Icon name="arrowDown" size={16} />
          </button>
        </>
      ) : null}
      {canFlag ? (
        <>
          <FlagButton
            on={flags.hidden === true}
            icons={['eye', 'eyeOff']}
            labels={[t('edit.hide', { name }), t('edit.show', { name })]}
            testId="hide"
            onToggle={() => turn('hidden', t(flags.hidden ? 'edit.nowShown' : 'edit.nowHidden', { name }))}
          />
          <FlagButton
            on={flags.locked === true}
            icons={['unlock', 'lock']}
            labels={[t('edit.lock', { name }), t('edit.unlock', { name })]}
            testId="lock"
            onToggle={() => turn('locked', t(flags.locked ? 'edit.nowUnlocked' : 'edit.nowLocked', { name }))}
          />
        </>
      ) : null}
      <button
        type="button"
        className="button-icon small"
        data-testid="remove"
        aria-label={canRemove ? t('edit.remove', { name }) : t('edit.removeLast')}
        title={canRemove ? t('edit.remove', { name }) : t('edit.removeLast')}
        aria-disabled={!canRemove}
        onClick={() => {
          if (!canRemove) return announce(t('edit.removeLast'));
          edit(onRemove);
          removed(t('edit.removed', { name }));
        }}
      >
        <Icon name="trash" size={16} />
      </button>
    </div>
  );
}
