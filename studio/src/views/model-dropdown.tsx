/** The list of models of one kind: searched by typing, moved through with the arrows, grouped by provider. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { keyOf, type ListedModel, type ModelType, slugOf } from '../api/models.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { badgeOf, groupModels, priceOf, providerName } from '../state/models.ts';
import { reasonsInWords } from '../state/told.ts';
import { useFailure } from './use-failure.ts';
import { useModels } from './use-models.ts';
import { WhyModel } from './why-model.tsx';

interface ModelDropdownProps {
  id: string;
  type: ModelType;
  /** `provider/id`, or '' for what the server thinks best. */
  choice: string;
  onChoose(key: string): void;
  onClose(): void;
}

export function ModelDropdown({ id, type, choice, onChoose, onClose }: ModelDropdownProps) {
  const words = useWords();
  const failure = useFailure();
  const { t } = words;
  const { data: models = [], isPending, error } = useModels();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const listId = useId();
  const groups = groupModels(models, type, query);
  // Automatic leads the list unless something is looked for.
  const keys = [...(query.trim() ? [] : ['']), ...groups.flatMap((group) => group.models.map(keyOf))];
  const [active, setActive] = useState(choice);
  const at = keys.indexOf(active);
  const current = at < 0 ? keys[0] : active;
  const optionId = (key: string) => `${listId}-${key === '' ? 'automatic' : keys.indexOf(key)}`;

  useEffect(() => {
    search.current?.focus({ preventScroll: true });
    document.getElementById(id)?.scrollIntoView?.({ block: 'nearest' });
  }, [id]);
  const activeId = current === undefined ? undefined : optionId(current);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
    const step = steps[event.key];
    if (step !== undefined && keys.length > 0) {
      event.preventDefault();
      const from = Math.max(0, at);
      const to = Math.abs(step) === 1 ? (from + step + keys.length) % keys.length : from + step;
      setActive(keys[Math.min(keys.length - 1, Math.max(0, to))] ?? '');
    } else if (event.key === 'Enter') {
      // The form around it must not be sent.
      event.preventDefault();
      if (current !== undefined) onChoose(current);
    }
  };
  const rowProps = (key: string) => ({
    id: optionId(key),
    isActive: key === current,
    isChosen: key === choice,
    onChoose: () => onChoose(key),
  });

  return (
    <div
      id={id}
      role="dialog"
      aria-label={t(`model.${type}`)}
      className="model-dropdown"
      data-testid="model-dropdown"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="model-search">
        <Icon name="search" size={16} />
        <input
          ref={search}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={t('model.search')}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={activeId}
          placeholder={t('model.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label={t(`model.${type}`)} className="model-list">
        {query.trim() ? null : (
          <Row {...rowProps('')} testId="model-automatic" name={t('model.automatic')}>
            <span className="model-facts">{t(type === 'text' ? 'model.automaticText' : 'model.imageNote')}</span>
          </Row>
        )}
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role
          <div key={group.provider} role="group" aria-label={providerName(group.provider, words)}>
            <p className="model-group" aria-hidden="true">
              {providerName(group.provider, words)}
            </p>
            {group.models.map((model) => (
              <Row
                key={keyOf(model)}
                {...rowProps(keyOf(model))}
                testId={`model-${slugOf(model.id)}`}
                name={model.name}
                badge={model}
              >
                <ModelFacts model={model} />
              </Row>
            ))}
          </div>
        ))}
      </div>
      {isPending ? <p className="model-note">{t('model.loading')}</p> : null}
      {error ? <p className="model-note field-error">{t('model.failed', { reason: failure(error) })}</p> : null}
      {keys.length === 0 && !isPending ? <p className="model-note">{t('model.nothing')}</p> : null}
      <WhyModel type={type} />
    </div>
  );
}

interface RowProps {
  id: string;
  name: string;
  testId: string;
  isActive: boolean;
  isChosen: boolean;
  badge?: ListedModel;
  onChoose(): void;
  children: React.ReactNode;
}

function Row({ id, name, testId, isActive, isChosen, badge, onChoose, children }: RowProps) {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the search field's
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={isActive ? 'model-row is-active' : 'model-row'}
      data-testid={testId}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="model-tick">{isChosen ? <Icon name="check" size={14} /> : null}</span>
      <bdi className="model-name">{name}</bdi>
      {badge ? <span className={`badge is-${badgeOf(badge).slice(6)}`}>{t(badgeOf(badge))}</span> : null}
      {children}
    </div>
  );
}

const QUALITY = { low: 'model.low', medium: 'model.medium', high: 'model.high' } as const;

/** Quality, price, context and, where it cannot be used now, why. */
export function ModelFacts({ model }: { model: ListedModel }) {
  const words = useWords();
  const { t, number } = words;
  const quality = Object.entries(QUALITY).find(([level]) => level === model.quality)?.[1];
  const context =
    model.type === 'image'
      ? undefined
      : model.contextWindow === undefined
        ? t('model.contextUnknown')
        : t('model.context', { count: number(model.contextWindow, { notation: 'compact' }) });
  const facts = [
    model.isAvailable ? undefined : t(model.isLocal ? 'model.local' : 'model.remote'),
    quality ? t(quality) : undefined,
    priceOf(model, words),
    context,
  ];
  return (
    <>
      <span className="model-facts">{facts.filter((fact) => fact !== undefined).join(' · ')}</span>
      {model.isAvailable || !model.unavailableReason ? null : (
        <span className="model-facts">
          {t('model.unavailableWhy', {
            reason: reasonsInWords(model.unavailableReasons, model.unavailableReason, words),
          })}
        </span>
      )}
    </>
  );
}
