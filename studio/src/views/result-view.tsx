/** The finished explainer: picture, claims, what to know, and what can be done with it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { toApiError } from '../api/errors.ts';
import type { ShownResult } from '../api/result.ts';
import { type Changes, renderRun } from '../api/runs.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { PictureView } from '../picture/picture-view.tsx';
import { goTo, runAddress } from '../state/route.ts';
import { warningInWords } from '../state/warnings.ts';
import { ClaimsPanel } from './claims-panel.tsx';
import { ExportMenu } from './export-menu.tsx';
import { MakingFacts } from './making-facts.tsx';
import { RefineBar } from './refine-bar.tsx';

interface ResultViewProps {
  result: ShownResult;
  selected: string | undefined;
  onSelect(claimId: string | undefined): void;
}

export function ResultView({ result, selected, onSelect }: ResultViewProps) {
  const { t, duration } = useWords();
  const queries = useQueryClient();
  const [refining, setRefining] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const began = useRef(0);
  const again = useMutation({
    mutationFn: async (changes: Changes) => {
      began.current = performance.now();
      const next = await renderRun(result.id ?? '', changes);
      return { next, took: performance.now() - began.current };
    },
    onSuccess: ({ next }) => {
      if (!next.id) return;
      queries.setQueryData(['run', next.id], next);
      void queries.invalidateQueries({ queryKey: ['runs'] });
      goTo(next.id);
    },
  });
  // A new run is announced and, on a narrow page, brought to where the eye is.
  useEffect(() => {
    if (result.id === undefined || result.title) title.current?.focus({ preventScroll: true });
    const calm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
    title.current?.scrollIntoView?.({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  }, [result.id, result.title]);

  const total = result.timings.total ?? Object.values(result.timings).reduce((sum, ms) => sum + ms, 0);
  return (
    <article className="result" data-testid="generation-result">
      <header className="result-head">
        <div className="result-title">
          <h1 ref={title} tabIndex={-1}>
            <bdi>{result.title}</bdi>
          </h1>
          <p className="result-facts">
            {total >= 1 ? <span>{t('result.time', { time: duration(total) })}</span> : null}
            {result.hosts ? (
              <span className="result-privacy">
                <Icon name="shield" size={15} />
                {result.hosts.length === 0
                  ? t('result.nothingLeft')
                  : t('result.contacted', { hosts: result.hosts.join(', ') })}
              </span>
            ) : null}
            {result.parentId ? <a href={runAddress(result.parentId)}>{t('result.versions')}</a> : null}
          </p>
        </div>
        <div className="result-tools">
          {result.id ? (
            <button
              type="button"
              className="button"
              data-testid="refine-toggle"
              aria-expanded={refining}
              onClick={() => setRefining(!refining)}
            >
              <Icon name="sliders" size={18} /> {t('refine.title')}
            </button>
          ) : null}
          <button
            type="button"
            className="button-icon"
            aria-label={t('result.print')}
            title={t('result.print')}
            onClick={() => window.print()}
          >
            <Icon name="print" />
          </button>
          <ExportMenu result={result} />
        </div>
      </header>
      {refining ? (
        <RefineBar making={result.making} busy={again.isPending} onChange={(changes) => again.mutate(changes)} />
      ) : null}
      <p role="status" className={again.isError ? 'field-error' : 'refine-note'} data-testid="refine-status">
        {again.isPending ? t('refine.working') : ''}
        {again.isSuccess && again.data.next.id === result.id
          ? t('refine.done', { time: duration(again.data.took) })
          : ''}
        {again.isError ? t('refine.failed', { reason: toApiError(again.error).message }) : ''}
      </p>
      <Notices result={result} />
      <MakingFacts result={result} />
      <div className={again.isPending ? 'result-body is-busy' : 'result-body'}>
        <PictureView
          svg={result.svg}
          imageUrl={result.imageUrl}
          title={result.title}
          name={`p${result.id ?? ''}`}
          selected={selected}
          onSelect={onSelect}
        />
        <ClaimsPanel result={result} selected={selected} onSelect={onSelect} />
      </div>
    </article>
  );
}

/** Said before the picture is looked at: that it holds no facts, and what did not go as asked. */
function Notices({ result }: { result: ShownResult }) {
  const words = useWords();
  const { t } = words;
  // The notice of an inquiry says the same in the reader's language.
  const warnings = result.warnings.filter(({ code }) => !(result.inquiry && code === 'no_sources'));
  return (
    <>
      {result.inquiry ? (
        <aside className="notice is-inquiry" data-testid="inquiry-notice">
          <Icon name="alert" />
          <p>
            <strong>{t('result.inquiry')}</strong> {t('result.inquiryText')}
          </p>
        </aside>
      ) : null}
      {warnings.length > 0 ? (
        <aside className="notice" data-testid="warnings" aria-label={t('result.warnings')}>
          <Icon name="alert" />
          <div>
            <strong>{t('result.warnings')}</strong>
            <ul>
              {warnings.map((warning) => (
                <li key={warning.code + warning.message} dir="auto">
                  {warningInWords(warning, words)}
                </li>
              ))}
            </ul>
          </div>
        </aside>
      ) : null}
    </>
  );
}
