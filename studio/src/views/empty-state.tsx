/** The page before anything was made: what HKM does, in one sentence and three steps, and topics to begin with. */
import { useWords } from '../i18n/index.ts';
import type { DraftFields } from '../state/draft.ts';
import { type ArtName, ExampleArt } from './example-art.tsx';

interface Example extends Pick<DraftFields, 'topic' | 'outputFormat' | 'complexityLevel'> {
  art: ArtName;
}

/** Topics that the bundled library covers; their names are in its language. */
const EXAMPLES: readonly Example[] = [
  { topic: 'Black holes', outputFormat: 'Infographic', complexityLevel: 'High School', art: 'blackHoles' },
  { topic: 'The Black Death', outputFormat: 'Timeline', complexityLevel: 'High School', art: 'blackDeath' },
  { topic: 'Acids and bases', outputFormat: 'Infographic', complexityLevel: 'College', art: 'acids' },
  { topic: 'The French Revolution', outputFormat: 'Timeline', complexityLevel: 'High School', art: 'revolution' },
  { topic: 'How bacteria cause disease', outputFormat: 'Infographic', complexityLevel: 'College', art: 'bacteria' },
  { topic: 'Newton’s third law', outputFormat: 'Infographic', complexityLevel: 'Elementary', art: 'newton' },
];

const STEPS = ['empty.step1', 'empty.step2', 'empty.step3'] as const;

export function EmptyState({ onExample }: { onExample(fields: Partial<DraftFields>): void }) {
  const { t } = useWords();
  return (
    <section className="empty" data-testid="empty-state">
      <h1 className="hero">
        {t('empty.before')}
        <mark className="stroke">{t('empty.marked')}</mark>
        {t('empty.after')}
      </h1>
      <p className="hero-text">{t('empty.text')}</p>
      <ol className="steps">
        {STEPS.map((step) => (
          <li key={step}>
            <strong>{t(step)}</strong> {t(`${step}Text`)}
          </li>
        ))}
      </ol>
      <h2 className="section-title">{t('empty.examples')}</h2>
      <ul className="examples">
        {EXAMPLES.map(({ art, ...fields }) => (
          <li key={fields.topic}>
            <button
              type="button"
              className="example"
              data-testid="example"
              onClick={() => onExample({ ...fields, language: 'English' })}
            >
              <ExampleArt name={art} />
              <span className="example-topic" lang="en" dir="ltr">
                {fields.topic}
              </span>
              <span className="example-kind" lang="en" dir="ltr">
                {fields.outputFormat} · {fields.complexityLevel}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
