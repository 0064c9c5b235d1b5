/** Tokens and money of the last days by day, model or provider, and how budgets were kept. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { type BudgetSum, getUsage, USAGE_DAYS, type UsageGrouping, type UsageSum } from '../../api/usage.ts';
import { Segments } from '../../components/segments.tsx';
import { type MessageKey, useWords, type Words } from '../../i18n/index.ts';
import { useStores } from '../../state/app-context.ts';
import { parseBudget } from '../../state/draft.ts';
import { composerName, dollars, providerName } from '../../state/models.ts';
import { costInWords } from '../../state/usage.ts';

const GROUPINGS: Record<UsageGrouping, MessageKey> = {
  day: 'usage.byDay',
  model: 'usage.byModel',
  provider: 'usage.byProvider',
};
const HEADINGS: Record<UsageGrouping, MessageKey> = {
  day: 'usage.day',
  model: 'usage.composer',
  provider: 'usage.provider',
};

export function UsagePart() {
  const words = useWords();
  const { t } = words;
  const [grouping, setGrouping] = useState<UsageGrouping>('day');
  const { data, isError } = useQuery({
    // Under 'runs': a run that is made makes these sums old, too.
    queryKey: ['runs', 'usage'],
    queryFn: ({ signal }) => getUsage(signal),
    retry: false,
    staleTime: 60_000,
  });
  if (isError) return <p className="field-error">{t('usage.failed')}</p>;
  if (!data) return <p className="field-hint">{t('loading.waiting')}</p>;
  const { total, budgets } = data;
  if (total.runs === 0) {
    return (
      <>
        <p>{t('usage.empty')}</p>
        <Budgets sum={budgets} />
      </>
    );
  }
  const rows = data.rows[grouping];
  const isBuiltinAlone = total.inputTokens + total.outputTokens === 0 && total.unknownCosts === 0;
  const caption = t('usage.caption', { count: USAGE_DAYS });
  const most = Math.max(...rows.map((row) => row.costUsd));
  return (
    <>
      {isBuiltinAlone ? <p>{t('usage.text')}</p> : null}
      <Segments<UsageGrouping>
        label={t('usage.grouping')}
        value={grouping}
        options={(Object.keys(GROUPINGS) as UsageGrouping[]).map((value) => ({ value, text: t(GROUPINGS[value]) }))}
        onChange={setGrouping}
        testId="usage-by"
      />
      <section
        className="table-window"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={caption}
      >
        <table className="usage">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t(HEADINGS[grouping])}</th>
              <th scope="col" className="is-number">
                {t('usage.runs')}
              </th>
              <th scope="col" className="is-number">
                {t('usage.tokensIn')}
              </th>
              <th scope="col" className="is-number">
                {t('usage.tokensOut')}
              </th>
              <th scope="col" className="is-number">
                {t('usage.cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-testid="usage-row">
                <th scope="row">
                  <bdi>{nameOf(grouping, row.key, words)}</bdi>
                  {most > 0 ? (
                    <span className="usage-bar" aria-hidden="true">
                      <span style={{ inlineSize: `${(row.costUsd / most) * 100}%` }} />
                    </span>
                  ) : null}
                </th>
                <Sums sum={row} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr data-testid="usage-total">
              <th scope="row">{t('usage.total')}</th>
              <Sums sum={total} />
            </tr>
          </tfoot>
        </table>
      </section>
      <Budgets sum={budgets} />
    </>
  );
}

function nameOf(grouping: UsageGrouping, key: string, words: Words): string {
  if (grouping === 'day') return key ? words.day(key) : words.t('usage.unknown');
  return grouping === 'model' ? composerName(key, words) : providerName(key, words);
}

function Sums({ sum }: { sum: UsageSum }) {
  const words = useWords();
  const { number } = words;
  return (
    <>
      <td className="is-number">{number(sum.runs)}</td>
      <td className="is-number">{number(sum.inputTokens)}</td>
      <td className="is-number">{number(sum.outputTokens)}</td>
      <td className="is-number">{costInWords(sum, words)}</td>
    </>
  );
}

/** The budget of the next explainers, and how the last ones kept to theirs. */
function Budgets({ sum }: { sum: BudgetSum }) {
  const words = useWords();
  const { t, number } = words;
  const { draft } = useStores();
  const { budget, change } = draft();
  const id = useId();
  const isWrong = Number.isNaN(parseBudget(budget));
  return (
    <section className="budgets" aria-label={t('usage.budgets')}>
      <h3>{t('usage.budgets')}</h3>
      <p>{t('usage.budgetText')}</p>
      <div className="budget-next">
        <label htmlFor={id}>{t('usage.budgetNext')}</label>
        <div className="money">
          <span aria-hidden="true">$</span>
          <input
            id={id}
            data-testid="usage-budget"
            type="text"
            inputMode="decimal"
            dir="ltr"
            value={budget}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? `${id}-wrong` : undefined}
            onChange={(event) => change({ budget: event.target.value })}
          />
        </div>
      </div>
      {isWrong ? (
        <p className="field-error" id={`${id}-wrong`}>
          {t('advanced.budgetWrong')}
        </p>
      ) : null}
      <p className="field-hint" data-testid="budgets-kept">
        {sum.runs === 0
          ? t('usage.budgetNone')
          : t('usage.budgetKept', {
              count: number(sum.runs),
              spent: dollars(sum.spentUsd, words),
              budget: dollars(sum.budgetUsd, words),
              over: number(sum.over),
            })}
      </p>
    </section>
  );
}
