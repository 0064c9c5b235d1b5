/** One model that was asked, or passed over, and what came of it. */
import type { Attempt } from '@hkm/engine/contract';
import { Icon, type IconName } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { dollars, providerName } from '../state/models.ts';
import { problemInWords, reasonsInWords } from '../state/told.ts';

const ICON: Record<Attempt['outcome'], IconName> = { ok: 'check', failed: 'close', skipped: 'minus' };

export function AttemptLine({ attempt }: { attempt: Attempt }) {
  const words = useWords();
  const { t, duration } = words;
  const { outcome, provider, error, durationMs, costUsd } = attempt;
  const model = provider ? `${attempt.model} (${providerName(provider, words)})` : attempt.model;
  const { text: reason, said } = error
    ? problemInWords(error, words)
    : { text: reasonsInWords(attempt.reasons, attempt.reason ?? t('attempt.noReason'), words), said: undefined };
  const facts = [durationMs >= 1 ? duration(durationMs) : '', costUsd ? dollars(costUsd, words) : ''].filter(Boolean);
  return (
    <li className={`attempt is-${outcome}`} data-testid="attempt">
      <Icon name={ICON[outcome]} size={14} />
      <span dir="auto">
        {t(`attempt.${outcome}`, { model, reason })}
        {said ? (
          <span className="said" dir="ltr" lang="en">
            {said}
          </span>
        ) : null}
        {facts.length > 0 ? <span className="attempt-facts"> · {facts.join(' · ')}</span> : null}
      </span>
    </li>
  );
}
