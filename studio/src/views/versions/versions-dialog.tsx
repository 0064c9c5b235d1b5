/** The versions of a run: two pictures side by side that zoom and move together, and what differs in words. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deleteRun, getRun, listVersions, type RunSummary } from '../../api/runs.ts';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useWords } from '../../i18n/index.ts';
import { PictureView } from '../../picture/picture-view.tsx';
import { createZoomLink, type ZoomLink } from '../../picture/zoom-link.ts';
import { goTo } from '../../state/route.ts';
import { Differences } from './differences.tsx';
import '../../styles/versions.css';
import { useFailure } from '../use-failure.ts';

interface VersionsDialogProps {
  openId: string;
  onClose(): void;
}

export function VersionsDialog({ openId, onClose }: VersionsDialogProps) {
  const { t } = useWords();
  const failure = useFailure();
  const { data, error } = useQuery({
    queryKey: ['versions', openId],
    queryFn: ({ signal }) => listVersions(openId, signal),
    retry: false,
  });
  return (
    <Dialog title={t('versions.title')} testId="versions" size="wide" onClose={onClose}>
      {error ? <p className="field-error">{t('versions.failed', { reason: failure(error) })}</p> : null}
      {!data && !error ? <p role="status">{t('versions.loading')}</p> : null}
      {data?.length === 1 ? <p className="field-hint">{t('versions.one')}</p> : null}
      {data && data.length > 1 ? <Comparison versions={data} openId={openId} onClose={onClose} /> : null}
    </Dialog>
  );
}

interface ComparisonProps extends VersionsDialogProps {
  /** Newest first, at least two. */
  versions: readonly RunSummary[];
}

function Comparison({ versions, openId, onClose }: ComparisonProps) {
  const { t } = useWords();
  const ids = versions.map(({ id }) => id);
  const at = Math.max(0, ids.indexOf(openId));
  const [link] = useState(createZoomLink);
  // The open one beside the one before it; the first beside the one after it.
  const left = Math.min(at + 1, ids.length - 1);
  const [chosen, setChosen] = useState({ earlier: ids[left] ?? '', later: ids[left - 1] ?? '' });
  // A version that was deleted gives its place to the oldest, or the newest.
  const earlier = ids.includes(chosen.earlier) ? chosen.earlier : (ids.at(-1) ?? '');
  const later = ids.includes(chosen.later) ? chosen.later : (ids[0] ?? '');
  const [before, after] = [useVersion(earlier), useVersion(later)];
  return (
    <div className="versions">
      <p className="field-hint">{t('versions.text')}</p>
      <div className="versions-pair">
        <VersionPane
          side="earlier"
          versions={versions}
          id={earlier}
          openId={openId}
          link={link}
          onChoose={(id) => setChosen({ earlier: id, later })}
          onClose={onClose}
        />
        <VersionPane
          side="later"
          versions={versions}
          id={later}
          openId={openId}
          link={link}
          onChoose={(id) => setChosen({ earlier, later: id })}
          onClose={onClose}
        />
      </div>
      {before.data && after.data ? <Differences from={before.data} to={after.data} /> : null}
    </div>
  );
}

function useVersion(id: string) {
  return useQuery({
    queryKey: ['run', id],
    queryFn: ({ signal }) => getRun(id, signal),
    retry: false,
    // A kept run never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

interface VersionPaneProps extends ComparisonProps {
  side: 'earlier' | 'later';
  id: string;
  link: ZoomLink;
  onChoose(id: string): void;
}

function VersionPane({ side, versions, id, openId, link, onChoose, onClose }: VersionPaneProps) {
  const words = useWords();
  const failure = useFailure();
  const { t } = words;
  const queries = useQueryClient();
  const { data, error } = useVersion(id);
  const [doomed, setDoomed] = useState<string>();
  const remove = useMutation({
    mutationFn: deleteRun,
    onSuccess: (_nothing, gone) => {
      queries.removeQueries({ queryKey: ['run', gone] });
      void queries.invalidateQueries({ queryKey: ['runs'] });
      return queries.invalidateQueries({ queryKey: ['versions'] });
    },
  });
  const nameOf = (wanted: string) => versionName(versions, wanted, openId, words);
  return (
    <section className="version" data-testid={`version-${side}`} aria-label={t(`versions.${side}`)}>
      <div className="version-head">
        <SelectField
          label={t(`versions.${side}`)}
          value={id}
          options={versions.map((version) => version.id)}
          textOf={nameOf}
          testId={`version-${side}-select`}
          onChange={onChoose}
        />
        {id === openId ? null : (
          <p className="version-actions">
            <button
              type="button"
              className="link"
              data-testid="version-open"
              onClick={() => {
                goTo(id);
                onClose();
              }}
            >
              {t('versions.open')}
            </button>
            <button
              type="button"
              className="link"
              data-testid="version-delete"
              disabled={remove.isPending}
              aria-describedby={doomed === id ? `${side}-doomed` : undefined}
              onClick={() => (doomed === id ? remove.mutate(id) : setDoomed(id))}
              onBlur={() => setDoomed(undefined)}
            >
              {t(doomed === id ? 'action.delete' : 'versions.delete')}
            </button>
          </p>
        )}
      </div>
      {doomed === id ? (
        <p className="field-error" role="status" id={`${side}-doomed`}>
          {t('history.confirmText', { title: nameOf(id) })}
        </p>
      ) : null}
      {remove.isError ? (
        <p className="field-error">{t('history.deleteFailed', { reason: failure(remove.error) })}</p>
      ) : null}
      {error ? <p className="field-error">{failure(error)}</p> : null}
      {data ? (
        <PictureView
          svg={data.svg}
          imageUrl={data.imageUrl}
          title={data.title}
          name={`${side}${id}`}
          lit={NOTHING}
          onPick={() => undefined}
          region={t(`versions.${side}`)}
          link={link}
        />
      ) : null}
    </section>
  );
}

const NOTHING = { claims: [] };

/** "3: 14:05, Timeline · Minimalist": its number in time, when it was made, and how. */
function versionName(
  versions: readonly RunSummary[],
  id: string,
  openId: string,
  { t, number, language }: ReturnType<typeof useWords>,
): string {
  const index = versions.findIndex((version) => version.id === id);
  const version = versions[index];
  if (!version) return id;
  const made = new Date(version.createdAt);
  const time = Number.isNaN(made.getTime())
    ? ''
    : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(made);
  const { outputFormat, visualStyle, complexityLevel } = version.making;
  const facts = [outputFormat, visualStyle, complexityLevel, id === openId ? t('versions.current') : '']
    .filter(Boolean)
    .join(' · ');
  return t('versions.option', { number: number(versions.length - index), time, facts });
}
