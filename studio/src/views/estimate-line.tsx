/** Above the button: who would compose it, what it would cost, how long it would take. A help, never an obstacle. */
import { useQuery } from '@tanstack/react-query';
import { getFigures } from '../api/figures.ts';
import { explainSelection } from '../api/models.ts';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { parseBudget } from '../state/draft.ts';
import { estimateInWords, estimateOf } from '../state/estimate.ts';

/** What one explainer takes, as the server reckons when it ranks models. */
const TOKENS = { inputTokens: 3_000, outputTokens: 1_500 } as const;

export function EstimateLine() {
  const words = useWords();
  const { draft } = useStores();
  const { priority, privacy, textModel, budget: typed } = draft();
  const budget = parseBudget(typed);
  const known = budget === undefined || Number.isNaN(budget) ? {} : { budget };
  const wish = { type: 'text' as const, priority, privacy, ...known, ...TOKENS };
  const { data: selection } = useQuery({
    queryKey: ['selection', wish],
    queryFn: ({ signal }) => explainSelection(wish, signal),
    retry: false,
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
  const { data: figures } = useQuery({
    queryKey: ['figures'],
    queryFn: ({ signal }) => getFigures(signal),
    retry: false,
    staleTime: 60_000,
  });
  return (
    <p className="estimate" data-testid="estimate" role="status">
      {selection ? (
        <>
          <span className="hidden">{words.t('make.estimate')}: </span>
          <bdi>{estimateInWords(estimateOf(textModel, selection, figures), words)}</bdi>
        </>
      ) : null}
    </p>
  );
}
