/** Sets of options under a name, kept on the server. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { deleteTemplate, listTemplates, saveTemplate } from '../api/runs.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { parseBudget, readFields } from '../state/draft.ts';

export function Templates() {
  const { t } = useWords();
  const { draft } = useStores();
  const id = useId();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState('');
  const queries = useQueryClient();
  const { data: templates = [] } = useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => listTemplates(signal),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['templates'] });
  const save = useMutation({
    mutationFn: () => {
      const {
        complexityLevel,
        visualStyle,
        language,
        outputFormat,
        privacy,
        priority,
        budget: typed,
        textModel,
        imageModel,
      } = draft.getState();
      const budget = parseBudget(typed);
      return saveTemplate(name.trim(), {
        complexityLevel,
        visualStyle,
        language,
        outputFormat,
        privacy,
        priority,
        ...(budget === undefined || Number.isNaN(budget) ? {} : { budget }),
        ...(textModel ? { textModel } : {}),
        ...(imageModel ? { imageModel } : {}),
      });
    },
    onSuccess: () => {
      setName('');
      return refresh();
    },
  });
  const remove = useMutation({ mutationFn: deleteTemplate, onSuccess: refresh });

  const use = (templateId: string) => {
    setChosen(templateId);
    const template = templates.find((candidate) => candidate.id === templateId);
    if (!template) return;
    const { topic: _topic, advancedOpen: _open, ...options } = readFields(template.options);
    draft.getState().change(options);
  };

  return (
    <fieldset className="templates">
      <legend className="field-label">{t('template.title')}</legend>
      <div className="row">
        <div className="select">
          <select
            data-testid="template-select"
            aria-label={t('template.select')}
            value={templates.some((template) => template.id === chosen) ? chosen : ''}
            disabled={templates.length === 0}
            onChange={(event) => use(event.target.value)}
          >
            <option value="">{templates.length === 0 ? t('template.none') : t('template.choose')}</option>
            {templates.map((template) => (
              <option key={template.id} value={template.id}>
                {template.name}
              </option>
            ))}
          </select>
          <Icon name="chevron" size={16} />
        </div>
        {chosen && templates.some((template) => template.id === chosen) ? (
          <button
            type="button"
            className="button-icon"
            aria-label={t('template.delete')}
            onClick={() => remove.mutate(chosen)}
          >
            <Icon name="trash" size={18} />
          </button>
        ) : null}
      </div>
      <div className="row">
        <input
          id={id}
          type="text"
          data-testid="template-name"
          aria-label={t('template.name')}
          placeholder={t('template.name')}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Enter saves the template here; it must not start the explainer.
            event.preventDefault();
            if (name.trim()) save.mutate();
          }}
        />
        <button
          type="button"
          className="button"
          data-testid="template-save"
          disabled={!name.trim() || save.isPending}
          onClick={() => save.mutate()}
        >
          {t('template.save')}
        </button>
      </div>
      <p role="status" className={save.isError ? 'field-error' : 'field-hint'}>
        {save.isSuccess ? t('template.saved') : save.isError ? t('template.failed') : ''}
      </p>
    </fieldset>
  );
}
