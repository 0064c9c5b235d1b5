/** Tokens and money of the last runs, by day and composer. */
import { useWords } from '../../i18n/index.ts';
import { composerName } from '../../state/models.ts';
import { costInWords, sumUsage, type UsageSum } from '../../state/usage.ts';
import { useRecords } from './use-records.ts';

export function UsagePart() {
  const words = useWords();
  const { t, number, day } = words;
  const { data: records, isError } = useRecords();
  if (isError) return <p className="field-error">{t('usage.failed')}</p>;
  if (!records) return <p className="field-hint">{t('loading.waiting')}</p>;
  if (records.length === 0) return <p>{t('usage.empty')}</p>;
  const { rows, total } = sumUsage(records);
  const isBuiltinAlone = total.inputTokens + total.outputTokens === 0 && total.unknownCosts === 0;
  return (
    <>
      {isBuiltinAlone ? <p>{t('usage.text')}</p> : null}
      <table className="usage">
        <caption>{t('usage.caption', { count: number(records.length) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('usage.day')}</th>
            <th scope="col">{t('usage.composer')}</th>
            <th scope="col">{t('usage.runs')}</th>
            <th scope="col">{t('usage.tokens')}</th>
            <th scope="col">{t('usage.cost')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.day} ${row.composer}`} data-testid="usage-row">
              <th scope="row">{row.day ? day(row.day) : t('usage.unknown')}</th>
              <td>
                <bdi>{composerName(row.composer, words)}</bdi>
              </td>
              <Sums sum={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-testid="usage-total">
            <th scope="row" colSpan={2}>
              {t('usage.total')}
            </th>
            <Sums sum={total} />
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function Sums({ sum }: { sum: UsageSum }) {
  const words = useWords();
  const { number } = words;
  return (
    <>
      <td className="is-number">{number(sum.runs)}</td>
      <td className="is-number">{number(sum.inputTokens + sum.outputTokens)}</td>
      <td className="is-number">{costInWords(sum, words)}</td>
    </>
  );
}
