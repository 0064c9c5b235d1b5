/** Asks before anything is deleted for good: one version, or all of an explainer. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toApiError } from '../api/errors.ts';
import { deleteFamily } from '../api/families.ts';
import { deleteRun, listVersions, type RunSummary } from '../api/runs.ts';
import { Dialog } from '../components/dialog.tsx';
import { useWords } from '../i18n/index.ts';
import { goTo } from '../state/route.ts';

export interface Doomed {
  run: RunSummary;
  /** More than one: all of them may be meant. */
  versions: number;
}

interface DeleteDialogProps {
  doomed: Doomed;
  openRunId: string | undefined;
  onClose(): void;
}

export function DeleteDialog({ doomed: { run, versions }, openRunId, onClose }: DeleteDialogProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: async (all: boolean) => {
      const gone = all ? (await listVersions(run.id)).map(({ id }) => id) : [];
      await (all ? deleteFamily(run.id) : deleteRun(run.id));
      return [run.id, ...gone];
    },
    onSuccess: async (gone) => {
      for (const id of gone) queries.removeQueries({ queryKey: ['run', id] });
      if (openRunId !== undefined && gone.includes(openRunId)) goTo(undefined);
      onClose();
      void queries.invalidateQueries({ queryKey: ['versions'] });
      await queries.invalidateQueries({ queryKey: ['runs'] });
    },
  });
  const isMany = versions > 1;
  return (
    <Dialog title={t('history.confirmTitle')} size="small" testId="confirm-delete" onClose={onClose}>
      <p dir="auto">
        {isMany
          ? t('history.confirmMany', { title: run.title, count: versions })
          : t('history.confirmText', { title: run.title })}
      </p>
      {remove.isError ? (
        <p className="field-error">{t('history.deleteFailed', { reason: toApiError(remove.error).message })}</p>
      ) : null}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('action.cancel')}
        </button>
        {isMany ? (
          <button
            type="button"
            className="button"
            data-testid="confirm-delete-one"
            disabled={remove.isPending}
            onClick={() => remove.mutate(false)}
          >
            {t('history.one')}
          </button>
        ) : null}
        <button
          type="button"
          className="button is-danger"
          data-testid="confirm-delete-button"
          disabled={remove.isPending}
          onClick={() => remove.mutate(isMany)}
        >
          {isMany ? t('history.all', { count: versions }) : t('action.delete')}
        </button>
      </div>
    </Dialog>
  );
}
