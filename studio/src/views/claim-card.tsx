/** One statement of the picture: its verdict, its sources, and on demand the passages it stands on. */
import type { Claim, Source, Verdict } from '@hkm/engine/contract';
import { useEffect, useRef } from 'react';
import { Icon, type IconName } from '../components/icon.tsx';
import { isOwn, ownMessage } from '../edit/own-words.ts';
import { useWords } from '../i18n/index.ts';
import { composerName } from '../state/models.ts';
import { toldInWords } from '../state/told.ts';
import { Passage } from './passage.tsx';

interface ClaimCardProps {
  claim: Claim;
  sources: readonly Source[];
  runId: string | undefined;
  selected: boolean;
  onSelect(): void;
  /** Own words that can be checked. */
  onCheck: (() => void) | undefined;
  checking: boolean;
}

export const VERDICT_ICON: Record<Verdict, IconName> = {
  supported: 'check',
  weak: 'minus',
  contradicted: 'close',
  unsupported: 'alert',
};

const TOLD = ['verbatim', 'shortened', 'resolved'] as const;

/** Ways of taking a statement from its source that the card names. */
function isTold(method: string): method is (typeof TOLD)[number] {
  return TOLD.some((each) => each === method);
}

export function ClaimCard({ claim, sources, runId, selected, onSelect, onCheck, checking }: ClaimCardProps) {
  const words = useWords();
  const { t } = words;
  const card = useRef<HTMLLIElement>(null);
  const cited = [...new Set(claim.citations.map((citation) => citation.sourceId))];
  const model = /^model:(.+)$/.exec(claim.method)?.[1];
  useEffect(() => {
    if (selected) card.current?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);
  return (
    <li ref={card} className={selected ? 'claim is-selected' : 'claim'} data-testid="claim" data-claim-id={claim.id}>
      <button type="button" className="claim-text" dir="auto" aria-expanded={selected} onClick={onSelect}>
        <span>{claim.text}</span>
      </button>
      <p className="claim-facts">
        <span className={`verdict is-${claim.verdict}`} data-testid="claim-verdict">
          <Icon name={VERDICT_ICON[claim.verdict]} size={13} />
          {t(isOwn(claim) ? ownMessage(claim) : `verdict.${claim.verdict}`)}
        </span>
        {isTold(claim.method) ? <span className="claim-method">{t(`claim.${claim.method}`)}</span> : null}
        {onCheck ? (
          <button type="button" className="link" data-testid="check-again" disabled={checking} onClick={onCheck}>
            {t(checking ? 'own.checking' : 'own.check')}
          </button>
        ) : null}
        {model ? <span className="claim-method">{t('claim.model', { model: composerName(model, words) })}</span> : null}
      </p>
      {claim.reasons ? (
        <p className="claim-why">{claim.reasons.map((told) => toldInWords(told, words)).join(' ')}</p>
      ) : null}
      {cited.map((sourceId) => (
        <SourceLine
          key={sourceId}
          source={sources.find((source) => source.id === sourceId)}
          sourceId={sourceId}
          number={sources.findIndex((source) => source.id === sourceId) + 1}
          onOpen={onSelect}
        />
      ))}
      {selected ? (
        <button type="button" className="button to-picture" onClick={showPicture}>
          {t('claim.show')}
        </button>
      ) : null}
      {selected
        ? claim.citations.map((citation) => (
            <Passage
              key={`${citation.sourceId} ${citation.start} ${citation.end}`}
              runId={runId}
              citation={citation}
              source={sources.find((source) => source.id === citation.sourceId)}
            />
          ))
        : null}
    </li>
  );
}

/** Where picture and claims stand one below the other. */
function showPicture(): void {
  document.querySelector('.picture')?.scrollIntoView({ block: 'start' });
}

interface SourceLineProps {
  source: Source | undefined;
  sourceId: string;
  number: number;
  onOpen(): void;
}

function SourceLine({ source, sourceId, number, onOpen }: SourceLineProps) {
  const { t, day } = useWords();
  const title = source?.title ?? sourceId;
  const facts = [
    source?.author,
    source?.date ? day(source.date) : source?.file ? undefined : t('claim.noDate'),
    source?.file ? t('claim.ownDocument') : (source?.license ?? t('claim.noLicense')),
  ].filter((fact): fact is string => fact !== undefined);
  return (
    <p className="source">
      {number > 0 ? <span className="source-number">{number}</span> : null}
      <span>
        {source?.url ? (
          <a data-testid="source-link" href={source.url} target="_blank" rel="noreferrer" dir="auto">
            {title}
            <span aria-hidden="true">{'\u00a0↗'}</span>
          </a>
        ) : (
          <button type="button" className="link" data-testid="source-link" dir="auto" onClick={onOpen}>
            {title}
          </button>
        )}
        <span className="source-facts">
          {facts.map((fact, index) => (
            <span key={fact}>
              {index > 0 ? ' · ' : ''}
              <bdi>{fact}</bdi>
            </span>
          ))}
        </span>
      </span>
    </p>
  );
}
