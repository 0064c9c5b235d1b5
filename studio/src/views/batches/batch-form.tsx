/** The list of topics and what every row starts from. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { BATCH_LIMITS, createBatch } from '../../api/batches.ts';
import { record, text } from '../../api/read.ts';
import { Icon } from '../../components/icon.tsx';
import { type MessageKey, useWords } from '../../i18n/index.ts';
import { useStores } from '../../state/app-context.ts';
import { toOptions } from '../../state/draft.ts';
import { goToBatch } from '../../state/route.ts';
import { browserKeeper, keep, readKept } from '../../state/storage.ts';
import { lookAtTopics } from '../../state/topics.ts';
import { Choices } from '../choices.tsx';
import { useFailure } from '../use-failure.ts';

const KEY = 'hkm.batch';

export interface BatchDraft {
  topics: string;
  name: string;
}

/** What is typed; it outlives a reload. */
export function useBatchDraft(): { typed: BatchDraft; edit(fields: Partial<BatchDraft>): void } {
  const [keeper] = useState(() => browserKeeper('localStorage'));
  const [typed, setTyped] = useState(() => readDraft(readKept(keeper, KEY)));
  const edit = (fields: Partial<BatchDraft>) => {
    const next = { ...typed, ...fields };
    setTyped(next);
    keep(keeper, KEY, next);
  };
  return { typed, edit };
}

export function BatchForm({ typed, edit: change }: ReturnType<typeof useBatchDraft>) {
  const { t } = useWords();
  const failure = useFailure();
  const { draft } = useStores();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<MessageKey>();
  const field = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [topicsId, nameId, hintId] = [useId(), useId(), useId()];
  const { count, columns } = lookAtTopics(typed.topics);
  const edit = (fields: Partial<BatchDraft>) => {
    change(fields);
    setProblem(undefined);
  };
  const start = useMutation({
    mutationFn: () => createBatch(typed.topics, typed.name.trim(), toOptions(draft.getState())),
    onSuccess: (batch) => {
      edit({ topics: '', name: '' });
      void queries.invalidateQueries({ queryKey: ['batches'] });
      goToBatch(batch.id);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (start.isPending) return;
    const wrong = count === 0 ? 'batch.missing' : count > BATCH_LIMITS.topics ? 'batch.tooMany' : undefined;
    setProblem(wrong);
    if (wrong) field.current?.focus();
    else start.mutate();
  };
  const take = (chosen: File | undefined) => {
    if (!chosen) return;
    const stem = chosen.name.replace(/\.[^.]+$/, '');
    chosen.text().then(
      (topics) => edit({ topics, name: typed.name || stem }),
      () => setProblem('batch.fileFailed'),
    );
  };
  const said = problem ? t(problem, { limit: BATCH_LIMITS.topics }) : start.isError ? failure(start.error) : undefined;
  return (
    <form
      className="make batch-form"
      onSubmit={submit}
      noValidate
      aria-label={t('nav.batches')}
      data-testid="batch-form"
    >
      <div className="field">
        <label className="field-label" htmlFor={topicsId}>
          {t('batch.topics')}
        </label>
        <textarea
          id={topicsId}
          ref={field}
          className="batch-topics"
          data-testid="batch-topics"
          dir={typed.topics ? 'auto' : undefined}
          rows={7}
          spellCheck={false}
          placeholder={t('batch.placeholder')}
          aria-describedby={hintId}
          aria-invalid={said !== undefined}
          value={typed.topics}
          onChange={(event) => edit({ topics: event.target.value })}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            if (event.dataTransfer.files.length === 0) return;
            event.preventDefault();
            take(event.dataTransfer.files[0]);
          }}
        />
        <p className="batch-found" role="status" data-testid="batch-count">
          {count > 0 ? <strong>{t('batch.count', { count })}</strong> : null}
          {columns ? <span>{t('batch.columns', { names: columns.join(', ') })}</span> : null}
        </p>
        {said ? (
          <p className="field-error" role="alert" data-testid="batch-problem">
            {said}
          </p>
        ) : null}
        <p className="field-hint" id={hintId}>
          {t('batch.topicsHint')}
        </p>
        <button type="button" className="button batch-file" onClick={() => file.current?.click()}>
          <Icon name="upload" size={18} /> {t('batch.file')}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          data-testid="batch-file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <div className="field">
        <label className="field-label" htmlFor={nameId}>
          {t('batch.name')} <span className="field-note">{t('documents.optional')}</span>
        </label>
        <input
          id={nameId}
          type="text"
          data-testid="batch-name"
          dir={typed.name ? 'auto' : undefined}
          maxLength={200}
          placeholder={t('batch.namePlaceholder')}
          value={typed.name}
          onChange={(event) => edit({ name: event.target.value })}
        />
      </div>
      <p className="field-hint batch-options">{t('batch.options')}</p>
      <Choices />
      <div className="make-go">
        <button type="submit" className="button-go" data-testid="batch-start" disabled={start.isPending}>
          {t(start.isPending ? 'batch.starting' : 'batch.start')}
        </button>
      </div>
    </form>
  );
}

function readDraft(kept: unknown): BatchDraft {
  const { topics, name } = record(kept);
  return { topics: text(topics) ?? '', name: text(name) ?? '' };
}
