/** Says that words are a person's own, how they stand, and lets them be checked. */
import type { Claim } from '@hkm/engine/contract';
import { Icon } from '../../components/icon.tsx';
import { ownMessage } from '../../edit/own-words.ts';
import { useWords } from '../../i18n/index.ts';
import { VERDICT_ICON } from '../claim-card.tsx';
import { useDesk } from './desk-context.ts';

interface OwnMarkProps {
  /** What is checked: a thing, a block's heading, a part of the title. */
  id: string;
  /** undefined: words that state nothing by themselves. */
  own: Pick<Claim, 'method' | 'verdict'> | undefined;
}

export function OwnMark({ id, own }: OwnMarkProps) {
  const { t } = useWords();
  const { session } = useDesk();
  const asked = session((state) => state.history.present.checked.includes(id));
  const verdict = own?.verdict ?? 'unsupported';
  const message = own ? ownMessage(own) : asked ? 'own.unsupported' : 'own.unchecked';
  const open = own ? own.method === 'own:unchecked' : !asked;
  return (
    <p className="own-mark">
      <span className={`verdict is-${verdict}`} data-testid="own-mark">
        <Icon name={VERDICT_ICON[verdict]} size={13} />
        {t(message)}
      </span>
      {open ? (
        <button
          type="button"
          className="link"
          data-testid="check-again"
          disabled={asked}
          onClick={() => session.getState().check([id])}
        >
          {t(asked ? 'own.checking' : 'own.check')}
        </button>
      ) : null}
    </p>
  );
}
