/** Every statement of the picture, in reading order, and what was left out. */
import type { Claim, Verdict } from '@hkm/engine/contract';
import { useState } from 'react';
import type { ShownResult } from '../api/result.ts';
import { thingsOf } from '../edit/things.ts';
import { useWords } from '../i18n/index.ts';
import { reasonsInWords } from '../state/told.ts';
import { ClaimCard } from './claim-card.tsx';

interface ClaimsPanelProps {
  result: ShownResult;
  selected: string | undefined;
  onSelect(claimId: string | undefined): void;
  /** Compares a person's own words with their passage; absent where the server cannot. */
  onCheck?: (thingId: string) => void;
  checking?: boolean;
}

const ORDER: readonly Verdict[] = ['supported', 'weak', 'contradicted', 'unsupported'];

export function ClaimsPanel({ result, selected, onSelect, onCheck, checking = false }: ClaimsPanelProps) {
  const words = useWords();
  const { t, number } = words;
  const [only, setOnly] = useState<Verdict>();
  const { claims, dropped, sources, id } = result;
  const present = ORDER.filter((verdict) => claims.some((claim) => claim.verdict === verdict));
  const shown = claims.filter((claim) => only === undefined || claim.verdict === only || claim.id === selected);
  const checkOf = (claim: Claim): (() => void) | undefined => {
    if (!onCheck || claim.method !== 'own:unchecked') return undefined;
    const things = result.spec?.blocks.flatMap(thingsOf) ?? [];
    const own = things.find(({ claimId }) => claimId === claim.id);
    return own && (() => onCheck(own.id));
  };
  return (
    <section className="claims" data-testid="claims-panel" aria-label={t('claims.title')}>
      <header className="claims-head">
        <h2>
          {t('claims.title')} <span className="count">{number(claims.length)}</span>
        </h2>
        {present.length > 1 ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere
          <div className="chips" role="group" aria-label={t('claims.filter')}>
            <button type="button" className="chip" aria-pressed={only === undefined} onClick={() => setOnly(undefined)}>
              {t('claims.all')}
            </button>
            {present.map((verdict) => (
              <button
                key={verdict}
                type="button"
                className="chip"
                aria-pressed={only === verdict}
                onClick={() => setOnly(verdict)}
              >
                {t(`verdict.${verdict}`)} {number(claims.filter((claim) => claim.verdict === verdict).length)}
              </button>
            ))}
          </div>
        ) : null}
        <p className="field-hint">
          {t(claims.length > 0 ? 'claims.hint' : result.inquiry ? 'claims.inquiry' : 'claims.none')}
        </p>
      </header>
      {shown.length > 0 ? (
        <ol className="claim-list">
          {shown.map((claim) => (
            <ClaimCard
              key={claim.id}
              claim={claim}
              sources={sources}
              runId={id}
              selected={claim.id === selected}
              onSelect={() => onSelect(claim.id === selected ? undefined : claim.id)}
              checking={checking}
              onCheck={checkOf(claim)}
            />
          ))}
        </ol>
      ) : null}
      {dropped.length > 0 ? (
        <details className="dropped" data-testid="dropped-claims">
          <summary>
            {t('result.dropped')} <span className="count">{number(dropped.length)}</span>
          </summary>
          <p className="field-hint">{t('result.droppedText')}</p>
          <ul>
            {dropped.map((claim) => (
              <li key={claim.text}>
                <span dir="auto">{claim.text}</span>
                <span className="dropped-reason">
                  {t(`verdict.${claim.verdict}`)}
                  {claim.reason ? `: ${reasonsInWords(claim.reasons, claim.reason, words)}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
