/** A run while it happens: its stages as they begin and end, the claims as they are found. */
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { reasonsInWords } from '../state/told.ts';
import { warningInWords } from '../state/warnings.ts';
import { STAGE_LABEL, STAGES } from '../values.ts';
import { AttemptLine } from './attempt-line.tsx';
import { sizeInWords } from './document-rows.tsx';

export function LoadingView() {
  const words = useWords();
  const { t, duration, number } = words;
  const { job } = useStores();
  const { topic, sent, stages, claims, attempts, warnings, resumed, stop } = job();
  const finished = STAGES.filter((stage) => stages[stage].state === 'finished').length;
  const current = STAGES.find((stage) => stages[stage].state === 'started');
  const sending = sent && {
    done: sizeInWords(sent.done, words),
    total: sizeInWords(sent.total, words),
  };
  const now = sending
    ? t('loading.sending', sending)
    : current
      ? t('loading.stageNow', { stage: t(STAGE_LABEL[current]) })
      : t('loading.waiting');
  return (
    <section
      className="loading"
      data-testid="loading-state"
      aria-busy="true"
      aria-label={t('loading.title', { topic })}
    >
      <h1 dir="auto">{t('loading.title', { topic })}</h1>
      <p className="hidden" role="status" aria-live="polite">
        {now}
      </p>
      {sending ? <p className="field-hint">{t('loading.sending', sending)}</p> : null}
      {resumed ? <p className="field-hint">{t('loading.resumed')}</p> : null}
      <div
        className="progress"
        role="progressbar"
        aria-label={now}
        aria-valuemin={0}
        aria-valuemax={STAGES.length}
        aria-valuenow={finished}
      >
        <span style={{ inlineSize: `${((finished + (current ? 0.5 : 0)) / STAGES.length) * 100}%` }} />
      </div>
      <ol className="stages">
        {STAGES.map((stage) => {
          const { state, durationMs, note, reasons } = stages[stage];
          return (
            <li key={stage} className={`stage is-${state}`} aria-current={state === 'started' ? 'step' : undefined}>
              <span className="stage-dot">{state === 'finished' ? <Icon name="check" size={14} /> : null}</span>
              <span className="stage-name">{t(STAGE_LABEL[stage])}</span>
              <span className="stage-time">{durationMs === undefined ? '' : duration(durationMs)}</span>
              {note ? <span className="stage-note">{reasonsInWords(reasons, note, words)}</span> : null}
            </li>
          );
        })}
      </ol>
      {claims.length > 0 ? (
        <div className="found">
          <h3>
            {t('loading.claims')} <span className="count">{number(claims.length)}</span>
          </h3>
          <ul>
            {claims
              .slice(-4)
              .reverse()
              .map((claim) => (
                <li key={claim.id} dir="auto">
                  {claim.text}
                </li>
              ))}
          </ul>
        </div>
      ) : null}
      {attempts.length > 0 ? (
        <ol className="attempts" aria-live="polite">
          {attempts.map((attempt, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only ever appended
            <AttemptLine key={index} attempt={attempt} />
          ))}
        </ol>
      ) : null}
      {warnings.map((warning) => (
        <p key={warning.code + warning.message} className="note-line">
          <Icon name="alert" size={16} /> <span dir="auto">{warningInWords(warning, words)}</span>
        </p>
      ))}
      <button type="button" className="button" data-testid="cancel-button" onClick={stop}>
        {t('loading.cancel')}
      </button>
    </section>
  );
}
