/** All batches, or what a batch is good for where there is none. */
import { useQuery } from '@tanstack/react-query';
import { type BatchSummary, listBatches } from '../../api/batches.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { batchAddress } from '../../state/route.ts';
import { BatchBar, BatchFacts } from './batch-bar.tsx';

const STEPS = ['batch.step1', 'batch.step2', 'batch.step3'] as const;
/** Milliseconds between two looks while something runs. */
const LOOK_EVERY_MS = 3_000;

export function batchTitle({ name, createdAt }: Pick<BatchSummary, 'name' | 'createdAt'>, words: Words): string {
  return name || words.t('batch.untitled', { date: words.day(createdAt) });
}

/** Topics that the bundled library covers, in its language. */
const EXAMPLE = `topic,level,format
Black holes,High School,Infographic
The Black Death,High School,Timeline
Newton’s third law,Elementary,Infographic`;

export function BatchList({ onExample }: { onExample(topics: string): void }) {
  const words = useWords();
  const { t, day } = words;
  const { data: batches, isError } = useQuery({
    queryKey: ['batches'],
    queryFn: ({ signal }) => listBatches(signal),
    refetchInterval: ({ state }) => (state.data?.some((batch) => batch.state === 'running') ? LOOK_EVERY_MS : false),
  });
  return (
    <>
      <section className="empty batch-intro">
        <h1 className="hero">{t('batch.emptyTitle')}</h1>
        <p className="hero-text">{t('batch.emptyText')}</p>
        <ol className="steps">
          {STEPS.map((step) => (
            <li key={step}>
              <span>
                <strong>{t(step)}</strong> {t(`${step}Text`)}
              </span>
            </li>
          ))}
        </ol>
        <div className="batch-example">
          <pre lang="en" dir="ltr">
            {EXAMPLE}
          </pre>
          <button type="button" className="button" data-testid="batch-example" onClick={() => onExample(EXAMPLE)}>
            {t('batch.example')}
          </button>
        </div>
      </section>
      {isError ? <p className="field-error">{t('batch.listFailed')}</p> : null}
      {batches && batches.length > 0 ? (
        <section className="batches" data-testid="batch-list" aria-labelledby="batches-title">
          <h2 className="section-title" id="batches-title">
            {t('batch.list')}
          </h2>
          <ul>
            {batches.map((batch) => (
              <li key={batch.id}>
                <a className="batch-card" href={batchAddress(batch.id)} data-testid="batch-card">
                  <span className="batch-card-head">
                    <strong dir="auto">{batchTitle(batch, words)}</strong>
                    <span className={`badge is-${batch.state}`}>{t(`batch.state.${batch.state}`)}</span>
                  </span>
                  <BatchBar counts={batch.counts} />
                  <span className="batch-card-facts">
                    <BatchFacts counts={batch.counts} />
                    {batch.name ? <span>{day(batch.createdAt)}</span> : null}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
