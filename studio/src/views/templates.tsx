/** Sets of options under a name, kept on the server. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { deleteTemplate, listTemplates, renameTemplate, saveTemplate } from '../api/runs.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { readFields, toOptions } from '../state/draft.ts';
import { useFailure } from './use-failure.ts';

export function Templates() {
  const { t } = useWords();
  const inWords = useFailure();
  const { draft } = useStores();
  const [name, setName] = useState('');
  const [chosenId, setChosenId] = useState('');
  const [renaming, setRenaming] = useState(false);
  const nameInput = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const { data: templates = [] } = useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => listTemplates(signal),
  });
  const chosen = templates.find(({ id }) => id === chosenId);
  const isRenaming = renaming && chosen !== undefined;
  const refresh = () => queries.invalidateQueries({ queryKey: ['templates'] });
  const save = useMutation({
    mutationFn: () =>
      isRenaming ? renameTemplate(chosen.id, name.trim()) : saveTemplate(name.trim(), toOptions(draft.getState())),
    onSuccess: () => {
      setName('');
      setRenaming(false);
      return refresh();
    },
  });
  const remove = useMutation({ mutationFn: deleteTemplate, onSuccess: refresh });

  const use = (templateId: string) => {
    setChosenId(templateId);
    setRenaming(false);
    const template = templates.find(({ id }) => id === templateId);
    if (!template) return;
    const { topic: _topic, advancedOpen: _open, ...options } = readFields(template.options);
    draft.getState().change(options);
  };
  const startRenaming = (current: string) => {
    setRenaming(true);
    setName(current);
    save.reset();
    nameInput.current?.focus();
  };
  const stopRenaming = () => {
    setRenaming(false);
    setName('');
  };
  const failure = save.error ?? remove.error;
  const label = t(isRenaming ? 'template.newName' : 'template.name');

  return (
    <fieldset className="templates">
      <legend className="field-label">{t('template.title')}</legend>
      <div className="row">
        <div className="select">
          <select
            data-testid="template-select"
            aria-label={t('template.select')}
            value={chosen?.id ?? ''}
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
        {chosen ? (
          <>
            <button
              type="button"
              className="button-icon"
              data-testid="template-rename"
              aria-label={t('template.rename')}
              title={t('template.rename')}
              aria-pressed={isRenaming}
              onClick={() => (isRenaming ? stopRenaming() : startRenaming(chosen.name))}
            >
              <Icon name="pencil" size={18} />
            </button>
            <button
              type="button"
              className="button-icon"
              data-testid="template-delete"
              aria-label={t('template.delete')}
              title={t('template.delete')}
              onClick={() => remove.mutate(chosen.id)}
            >
              <Icon name="trash" size={18} />
            </button>
          </>
        ) : null}
      </div>
      <div className="row">
        <input
          ref={nameInput}
          type="text"
          data-testid="template-name"
          aria-label={label}
          placeholder={label}
          dir="auto"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && isRenaming) {
              event.stopPropagation();
              stopRenaming();
            }
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
          {t(isRenaming ? 'template.renameDone' : 'template.save')}
        </button>
      </div>
      <p role="status" className={failure ? 'field-error' : 'field-hint'}>
        {failure ? t('template.failed', { reason: inWords(failure) }) : save.isSuccess ? t('template.saved') : ''}
      </p>
    </fieldset>
  );
}
