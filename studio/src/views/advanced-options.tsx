/** What most people never need: models, privacy, priority, budget, templates. */
import { useId } from 'react';
import { Icon } from '../components/icon.tsx';
import { SelectField } from '../components/select-field.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { parseBudget } from '../state/draft.ts';
import { PRIORITIES, PRIORITY_LABEL } from '../values.ts';
import { ModelSelector } from './model-selector.tsx';
import { Templates } from './templates.tsx';

export function AdvancedOptions() {
  const { t } = useWords();
  const { draft } = useStores();
  const { advancedOpen, privacy, priority, budget, change } = draft();
  const id = useId();
  const wrongBudget = Number.isNaN(parseBudget(budget));
  return (
    <div className="advanced">
      <button
        type="button"
        className="advanced-toggle"
        data-testid="advanced-toggle"
        aria-expanded={advancedOpen}
        aria-controls={`${id}-body`}
        onClick={() => change({ advancedOpen: !advancedOpen })}
      >
        {t('advanced.title')}
        <Icon name="chevron" size={16} />
      </button>
      <div id={`${id}-body`} className="advanced-body" hidden={!advancedOpen}>
        <ModelSelector />
        <label className="switch">
          <input
            type="checkbox"
            role="switch"
            data-testid="privacy-toggle"
            checked={privacy}
            aria-checked={privacy}
            aria-describedby={`${id}-privacy`}
            onChange={(event) => change({ privacy: event.target.checked })}
          />
          <span className="switch-track" aria-hidden="true" />
          <span className="switch-text">{t('advanced.privacy')}</span>
        </label>
        <p className="field-hint" id={`${id}-privacy`}>
          {t('advanced.privacyHint')}
        </p>
        <div className="row pair">
          <SelectField
            label={t('advanced.priority')}
            value={priority}
            options={PRIORITIES}
            textOf={(value) => t(PRIORITY_LABEL[value])}
            onChange={(value) => change({ priority: value })}
            testId="priority-select"
          />
          <div className="field">
            <label className="field-label" htmlFor={`${id}-budget`}>
              {t('advanced.budget')}
            </label>
            <div className="money">
              <span aria-hidden="true">$</span>
              <input
                id={`${id}-budget`}
                data-testid="budget-input"
                type="text"
                inputMode="decimal"
                dir="ltr"
                value={budget}
                aria-invalid={wrongBudget}
                aria-describedby={`${id}-budget-hint`}
                onChange={(event) => change({ budget: event.target.value })}
              />
            </div>
          </div>
        </div>
        <p className={wrongBudget ? 'field-error' : 'field-hint'} id={`${id}-budget-hint`}>
          {t(wrongBudget ? 'advanced.budgetWrong' : 'advanced.budgetHint')}
        </p>
        <Templates />
      </div>
    </div>
  );
}
