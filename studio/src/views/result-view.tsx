/** The finished explainer: picture, claims, what to know, and what can be done with it. */
import type { Block } from '@hkm/engine/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import type { ShownResult } from '../api/result.ts';
import { type Changes, renderRun } from '../api/runs.ts';
import { Icon } from '../components/icon.tsx';
import { lazily } from '../components/lazily.tsx';
import { hasDraft } from '../edit/session.ts';
import { thingsOf } from '../edit/things.ts';
import { useWords } from '../i18n/index.ts';
import { PictureView } from '../picture/picture-view.tsx';
import { goTo, runAddress } from '../state/route.ts';
import { browserKeeper } from '../state/storage.ts';
import { warningInWords } from '../state/warnings.ts';
import { ClaimsPanel } from './claims-panel.tsx';
import { ExportMenu } from './export-menu.tsx';
import { MakingFacts } from './making-facts.tsx';
import { RefineBar } from './refine-bar.tsx';
import { useShortcuts } from './shortcuts-dialog.tsx';
import { useFailure } from './use-failure.ts';

const EditDesk = lazily(async () => (await import('./edit/edit-desk.tsx')).EditDesk);
const Versions = lazily(async () => (await import('./versions/versions-dialog.tsx')).VersionsDialog);

interface ResultViewProps {
  result: ShownResult;
  selected: string | undefined;
  onSelect(claimId: string | undefined): void;
}

/** What the editor holds that is not kept yet. */
export interface Unkept {
  changes(): Changes;
  forget(): void;
}

export function ResultView({ result, selected, onSelect }: ResultViewProps) {
  const { t } = useWords();
  const [refining, setRefining] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [editing, setEditing] = useEditing(result);
  const unkept = useRef<Unkept | undefined>(undefined);
  const title = useRef<HTMLHeadingElement>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const again = useRenderAgain(result, unkept, () => setEditing(false));
  const canEdit = result.id !== undefined && result.spec !== undefined;
  useShortcuts(canEdit ? { e: () => setEditing(!editing) } : {});
  // A new run is announced and, on a narrow page, brought to where the eye is.
  useEffect(() => {
    if (result.id === undefined || result.title) title.current?.focus({ preventScroll: true });
    const calm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
    title.current?.scrollIntoView?.({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  }, [result.id, result.title]);

  const reading = (
    <div className={again.isPending ? 'result-body is-busy' : 'result-body'}>
      <PictureView
        svg={result.svg}
        imageUrl={result.imageUrl}
        title={result.title}
        name={`p${result.id ?? ''}`}
        lit={{ claims: selected === undefined ? [] : [selected] }}
        onPick={({ claim }) => onSelect(claim === selected ? undefined : claim)}
      />
      <ClaimsPanel
        result={result}
        selected={selected}
        onSelect={onSelect}
        {...(canEdit ? { checking: again.isPending, onCheck: (id: string) => again.mutate({ check: [id] }) } : {})}
      />
    </div>
  );
  return (
    <article className="result" data-testid="generation-result">
      <header className="result-head">
        <div className="result-title">
          <h1 ref={title} tabIndex={-1}>
            <bdi>{result.title}</bdi>
          </h1>
          <ResultFacts result={result} />
        </div>
        <div className="result-tools">
          {canEdit ? (
            <button
              ref={editButton}
              type="button"
              className="button"
              data-testid="edit-toggle"
              aria-pressed={editing}
              onClick={() => setEditing(!editing)}
            >
              <Icon name="pencil" size={18} /> {t('edit.title')}
            </button>
          ) : null}
          {result.id ? (
            <>
              <button
                type="button"
                className="button"
                data-testid="refine-toggle"
                aria-expanded={refining}
                onClick={() => setRefining(!refining)}
              >
                <Icon name="sliders" size={18} /> {t('refine.title')}
              </button>
              <button
                type="button"
                className="button"
                data-testid="versions-button"
                aria-haspopup="dialog"
                onClick={() => setComparing(true)}
              >
                <Icon name="columns" size={18} /> {t('versions.title')}
              </button>
            </>
          ) : null}
          <button
            type="button"
            className="button-icon"
            aria-label={t('result.print')}
            title={t('result.print')}
            onClick={() => window.print()}
          >
            <Icon name="print" />
          </button>
          <ExportMenu result={result} />
        </div>
      </header>
      {refining ? (
        <RefineBar
          // What was chosen shows at once, and goes back where it cannot be drawn.
          making={again.isPending ? { ...result.making, ...again.variables } : result.making}
          hasLocks={hasLocks(result)}
          busy={again.isPending}
          onChange={(changes) => again.mutate(changes)}
        />
      ) : null}
      <RefineStatus again={again} shown={result.id} />
      <PrintPaper size={result.making.size} />
      <Notices result={result} />
      <MakingFacts result={result} />
      {editing && result.spec ? (
        <Suspense fallback={reading}>
          <EditDesk
            key={result.id}
            base={result}
            spec={result.spec}
            unkept={unkept}
            keeping={again.isPending}
            onKeep={() => again.mutate({})}
            onLeave={() => {
              setEditing(false);
              editButton.current?.focus();
            }}
          />
        </Suspense>
      ) : (
        reading
      )}
      {comparing && result.id ? (
        <Suspense fallback={null}>
          <Versions openId={result.id} onClose={() => setComparing(false)} />
        </Suspense>
      ) : null}
    </article>
  );
}

/** Whether the editor is open. It opens by itself where an earlier visit left changes. */
function useEditing({ id, spec }: ShownResult): [boolean, (editing: boolean) => void] {
  const open = () => id !== undefined && spec !== undefined && hasDraft(browserKeeper('localStorage'), id);
  const [state, setState] = useState(() => ({ id, editing: open() }));
  if (state.id !== id) setState({ id, editing: open() });
  return [state.editing, (editing) => setState({ id, editing })];
}

function useRenderAgain(result: ShownResult, unkept: RefObject<Unkept | undefined>, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (changes: Changes) => {
      const began = performance.now();
      const next = await renderRun(result.id ?? '', { ...unkept.current?.changes(), ...changes });
      return { next, took: performance.now() - began };
    },
    onSuccess: ({ next }) => {
      if (!next.id) return;
      unkept.current?.forget();
      onDone();
      queries.setQueryData(['run', next.id], next);
      void queries.invalidateQueries({ queryKey: ['runs'] });
      void queries.invalidateQueries({ queryKey: ['versions'] });
      goTo(next.id);
    },
  });
}

function RefineStatus({ again, shown }: { again: ReturnType<typeof useRenderAgain>; shown: string | undefined }) {
  const { t, duration } = useWords();
  const failure = useFailure();
  const { data } = again;
  const isOurs = data !== undefined && data.next.id === shown && !again.isPending;
  const done = data?.next.attempts.length === 0 ? 'refine.noModel' : 'refine.done';
  return (
    <p role="status" className={again.isError ? 'field-error' : 'refine-note'} data-testid="refine-status">
      {again.isPending ? t('refine.working') : ''}
      {isOurs ? t(done, { time: duration(data.took) }) : ''}
      {again.isError ? t('refine.failed', { reason: failure(again.error) }) : ''}
    </p>
  );
}

/** Paper lies as the picture does. */
function PrintPaper({ size }: { size: string | undefined }) {
  return <style>{`@page { size: A4 ${size === 'Wide' ? 'landscape' : 'portrait'}; margin: 8mm }`}</style>;
}

function ResultFacts({ result }: { result: ShownResult }) {
  const { t, duration } = useWords();
  const total = result.timings.total ?? Object.values(result.timings).reduce((sum, ms) => sum + ms, 0);
  return (
    <p className="result-facts">
      {total >= 1 ? <span>{t('result.time', { time: duration(total) })}</span> : null}
      {result.hosts ? (
        <span className="result-privacy">
          <Icon name="shield" size={15} />
          {result.hosts.length === 0
            ? t('result.nothingLeft')
            : t('result.contacted', { hosts: result.hosts.join(', ') })}
        </span>
      ) : null}
      {result.parentId ? <a href={runAddress(result.parentId)}>{t('result.versions')}</a> : null}
    </p>
  );
}

function hasLocks({ spec }: ShownResult): boolean {
  if (!spec) return false;
  const isLocked = (block: Block) => block.locked === true || thingsOf(block).some(({ locked }) => locked);
  return (spec.locked ?? []).length > 0 || spec.blocks.some(isLocked);
}

/** Said before the picture is looked at: that it holds no facts, and what did not go as asked. */
function Notices({ result }: { result: ShownResult }) {
  const words = useWords();
  const { t } = words;
  // The notice of an inquiry says the same in the reader's language.
  const warnings = result.warnings.filter(({ code }) => !(result.inquiry && code === 'no_sources'));
  return (
    <>
      {result.inquiry ? (
        <aside className="notice is-inquiry" data-testid="inquiry-notice">
          <Icon name="alert" />
          <p>
            <strong>{t('result.inquiry')}</strong> {t('result.inquiryText')}
          </p>
        </aside>
      ) : null}
      {warnings.length > 0 ? (
        <aside className="notice" data-testid="warnings" aria-label={t('result.warnings')}>
          <Icon name="alert" />
          <div>
            <strong>{t('result.warnings')}</strong>
            <ul>
              {warnings.map((warning) => (
                <li key={warning.code + warning.message} dir="auto">
                  {warningInWords(warning, words)}
                </li>
              ))}
            </ul>
          </div>
        </aside>
      ) : null}
    </>
  );
}
