/** A citation opened up: the passage in its source, with the quote marked. */
import type { Citation, Source } from '@hkm/engine/contract';
import { useQuery } from '@tanstack/react-query';
import { getSourceText } from '../api/runs.ts';
import { useWords } from '../i18n/index.ts';
import { excerptOf } from '../picture/passage.ts';

interface PassageProps {
  runId: string | undefined;
  citation: Citation;
  source: Source | undefined;
}

export function Passage({ runId, citation, source }: PassageProps) {
  const { t } = useWords();
  const { data, isLoading } = useQuery({
    queryKey: ['source', runId, citation.sourceId],
    queryFn: ({ signal }) => getSourceText(runId ?? '', citation.sourceId, signal),
    enabled: runId !== undefined,
    retry: false,
    // The source of a kept run never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const excerpt = data ? excerptOf(data, citation.quote, citation.start, citation.end) : undefined;
  return (
    <figure className="passage" data-testid="passage">
      <figcaption>{t('claim.passage', { title: source?.title ?? citation.sourceId })}</figcaption>
      {isLoading ? <p className="field-hint">{t('claim.passageLoading')}</p> : null}
      {excerpt ? (
        <blockquote dir="auto" lang={source?.language}>
          {excerpt.cutBefore ? '… ' : ''}
          {excerpt.before}
          <mark className="stroke">{excerpt.quote}</mark>
          {excerpt.after}
          {excerpt.cutAfter ? ' …' : ''}
        </blockquote>
      ) : null}
      {!excerpt && !isLoading ? (
        <>
          <blockquote dir="auto" lang={source?.language}>
            <mark className="stroke">{citation.quote}</mark>
          </blockquote>
          <p className="field-hint">{t('claim.passageMissing')}</p>
        </>
      ) : null}
    </figure>
  );
}
