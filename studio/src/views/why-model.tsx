/** What the server would take by itself, and what speaks against the others. Asked only when somebody wants to know. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explainSelection, keyOf, type ModelType } from '../api/models.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { parseBudget } from '../state/draft.ts';
import { reasonsInWords } from '../state/told.ts';
import { useFailure } from './use-failure.ts';

export function WhyModel({ type }: { type: ModelType }) {
  const words = useWords();
  const failure = useFailure();
  const { t } = words;
  const { draft } = useStores();
  const { priority, privacy, budget: typed } = draft();
  const [open, setOpen] = useState(false);
  const budget = parseBudget(typed);
  const wish = { type, priority, privacy, ...(budget === undefined || Number.isNaN(budget) ? {} : { budget }) };
  const { data, error } = useQuery({
    queryKey: ['selection', wish],
    queryFn: ({ signal }) => explainSelection(wish, signal),
    enabled: open,
    retry: false,
  });
  return (
    <div className="why">
      <button
        type="button"
        className="link"
        data-testid="why-model"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('model.why')}
      </button>
      <div role="status">
        {open && error ? <p dir="auto">{failure(error)}</p> : null}
        {open && data ? (
          <>
            {data.model ? <p>{t('model.whyTakes', { name: data.model.name })}</p> : null}
            <ul>
              {data.candidates.map(({ model, kept, reason, reasons }) => (
                <li key={keyOf(model)}>
                  <Icon name={kept ? 'check' : 'close'} size={13} />
                  <span>
                    <strong>
                      <bdi>{model.name}</bdi>
                    </strong>
                    {': '}
                    <span dir="auto">{reasonsInWords(reasons, reason, words)}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </div>
  );
}
