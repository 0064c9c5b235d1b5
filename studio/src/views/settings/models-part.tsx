/** The providers that this server can talk to: their state, how to connect them, their models. */
import { keyOf, type ListedModel } from '../../api/models.ts';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { groupModels, KNOWN_PROVIDERS, providerName, providerOf } from '../../state/models.ts';
import { ModelFacts } from '../model-dropdown.tsx';
import { useFailure } from '../use-failure.ts';
import { useModels } from '../use-models.ts';
import { ConnectionTest } from './connection-test.tsx';

export function ModelsPart() {
  const { t } = useWords();
  const failure = useFailure();
  const { data: models, isFetching, error, refetch } = useModels();
  const groups = groupModels(models ?? [], undefined);
  const silent = KNOWN_PROVIDERS.filter((id) => !groups.some(({ provider }) => provider === id));
  return (
    <>
      <p>{t('models.text')}</p>
      <p className="field-hint">{t('models.keys')}</p>
      {error ? (
        <p className="field-error">{t('model.failed', { reason: failure(error) })}</p>
      ) : models ? (
        <ul className="providers">
          {[...groups, ...silent.map((provider) => ({ provider, models: [] }))].map((group) => (
            <ProviderItem key={group.provider} provider={group.provider} models={group.models} />
          ))}
        </ul>
      ) : null}
      <p role="status" className="field-hint">
        {isFetching ? t('model.loading') : ''}
      </p>
      <button
        type="button"
        className="button"
        data-testid="models-again"
        disabled={isFetching}
        onClick={() => refetch()}
      >
        <Icon name="refresh" size={16} /> {t('models.again')}
      </button>
    </>
  );
}

function ProviderItem({ provider, models }: { provider: string; models: readonly ListedModel[] }) {
  const words = useWords();
  const { t } = words;
  const isReady = models.some((model) => model.isAvailable);
  const { variables } = providerOf(provider);
  return (
    <li className="provider" data-testid={`provider-${provider}`}>
      <p className="provider-head">
        <strong>
          <bdi>{providerName(provider, words)}</bdi>
        </strong>
        <span className={isReady ? 'badge is-ready' : 'badge is-unavailable'}>
          {t(isReady ? 'models.ready' : 'model.unavailable')}
        </span>
      </p>
      {models.length === 0 ? <p className="field-hint">{t('models.noneKnown')}</p> : null}
      <ul className="provider-models">
        {models.map((model) => (
          <li key={keyOf(model)}>
            <bdi className="model-name">{model.name}</bdi>
            <ModelFacts model={model} />
          </li>
        ))}
      </ul>
      {isReady || variables.length === 0 ? null : (
        <p className="field-hint">{t('models.connect', { name: variables.join(', ') })}</p>
      )}
      <ConnectionTest provider={provider} />
    </li>
  );
}
