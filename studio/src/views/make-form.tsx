/** The form: what to explain, for whom, in which look, from which documents. */
import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { type MessageKey, useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { parseBudget, topicOf } from '../state/draft.ts';
import { TOPIC_LIMIT } from '../values.ts';
import { AdvancedOptions } from './advanced-options.tsx';
import { Choices } from './choices.tsx';
import { DocumentsField } from './documents-field.tsx';
import { EstimateLine } from './estimate-line.tsx';
import { TopicField } from './topic-field.tsx';

interface MakeFormProps {
  topicInput: RefObject<HTMLInputElement | null>;
  onGenerate(): void;
}

export function MakeForm({ topicInput, onGenerate }: MakeFormProps) {
  const { t } = useWords();
  const { draft, job, uploads } = useStores();
  const { change } = draft.getState();
  const running = job((state) => state.status === 'running');
  const [problem, setProblem] = useState<MessageKey>();

  const arriving = uploads((state) => state.uploads.length > 0);
  const [waiting, setWaiting] = useState(false);

  const submit = () => {
    if (running) return;
    const state = draft.getState();
    const topic = topicOf(state);
    if (!topic || topic.length > TOPIC_LIMIT) {
      setProblem(topic ? 'make.topicLong' : 'make.topicMissing');
      job.getState().clear();
      topicInput.current?.focus();
      return;
    }
    setProblem(undefined);
    // The budget field says itself what is wrong with it.
    if (Number.isNaN(parseBudget(state.budget))) {
      change({ advancedOpen: true });
      return;
    }
    onGenerate();
  };
  // What is still on its way belongs to what was asked: the explainer begins when it is there.
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (arriving) setWaiting(true);
    else submit();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of the last upload starts it
  useEffect(() => {
    if (!waiting || arriving) return;
    setWaiting(false);
    submit();
  }, [waiting, arriving]);

  return (
    <form className="make" onSubmit={onSubmit} noValidate aria-label={t('make.title')}>
      <TopicField
        input={topicInput}
        error={problem ? t(problem, { limit: TOPIC_LIMIT }) : undefined}
        onEdit={() => setProblem(undefined)}
      />
      <Choices />
      <DocumentsField />
      <AdvancedOptions />
      <div className="make-go">
        <EstimateLine />
        <button type="submit" className="button-go" data-testid="generate-button" disabled={running || waiting}>
          {t(running ? 'make.running' : waiting ? 'documents.wait' : 'make.generate')}
        </button>
      </div>
    </form>
  );
}
