/** The page: the desk with the form on one side, the wall with the picture on the other. */
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { ShownResult } from '../api/result.ts';
import { listRuns } from '../api/runs.ts';
import { Icon } from '../components/icon.tsx';
import { lazily } from '../components/lazily.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { type DraftFields, toBrief, topicOf } from '../state/draft.ts';
import { takePending } from '../state/job.ts';
import { goTo, goToBatch, useBatchRoute, useRunId } from '../state/route.ts';
import { browserKeeper } from '../state/storage.ts';
import { Canvas } from './canvas.tsx';
import { Header } from './header.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { MakeForm } from './make-form.tsx';
import { ShortcutsDialog, useShortcuts } from './shortcuts-dialog.tsx';
import { useOnline } from './use-online.ts';
import { useServerWatch } from './use-server-watch.ts';

/** Opened by few, so it is not part of the first load. */
const SettingsDialog = lazily(async () => (await import('./settings-dialog.tsx')).SettingsDialog);

const BatchesPage = lazily(async () => (await import('./batches/index.tsx')).BatchesPage);

export function App() {
  const { t } = useWords();
  const { draft, job } = useStores();
  const queries = useQueryClient();
  const runId = useRunId();
  const batchRoute = useBatchRoute();
  const online = useOnline();
  const serverGone = useServerWatch();
  const [dialog, setDialog] = useState<'settings' | 'shortcuts'>();
  const [selected, setSelected] = useState<string>();
  const topicInput = useRef<HTMLInputElement>(null);
  const historyTitle = useRef<HTMLHeadingElement>(null);
  const status = job((state) => state.status);

  const generate = () => {
    setSelected(undefined);
    void job.getState().start(toBrief(draft.getState()));
  };
  useResume();
  // Another address, by link or by the browser's buttons, puts an error and an unkept result away.
  useEffect(() => {
    if (runId !== undefined && job.getState().result?.id !== runId) job.getState().clear();
    // Claims are numbered in every run alike: a chosen one means nothing in another.
    setSelected(undefined);
  }, [runId, job]);

  useCanvasInSight(status === 'running' || status === 'failed' ? status : runId);

  const startAnew = () => {
    job.getState().clear();
    setSelected(undefined);
    if (batchRoute) return leaveFor('topic');
    goTo(undefined);
    topicInput.current?.focus();
  };
  const showHistory = () => {
    historyTitle.current?.scrollIntoView?.({ block: 'start' });
    historyTitle.current?.focus({ preventScroll: true });
  };
  const [wanted, setWanted] = useState<'history' | 'topic'>();
  const toHistory = () => (batchRoute ? leaveFor('history') : showHistory());
  /** From the page of batches: what is wanted is there after the next drawing. */
  const leaveFor = (place: 'history' | 'topic') => {
    goTo(undefined);
    setWanted(place);
  };
  useEffect(() => {
    if (wanted === undefined || batchRoute) return;
    if (wanted === 'history') showHistory();
    else topicInput.current?.focus();
    setWanted(undefined);
  });
  const onExample = (fields: Partial<DraftFields>) => {
    draft.getState().change(fields);
    generate();
  };
  const step = (by: 1 | -1) => {
    const kept = queries.getQueryData<ShownResult>(['run', runId]);
    const claims = (runId === undefined ? job.getState().result : kept)?.claims ?? [];
    const at = claims.findIndex((claim) => claim.id === selected);
    const next = at < 0 ? (by === 1 ? 0 : claims.length - 1) : at + by;
    setSelected(claims[next]?.id ?? selected);
  };
  useShortcuts({
    '?': () => setDialog('shortcuts'),
    ',': () => setDialog('settings'),
    '/': () => (batchRoute ? leaveFor('topic') : topicInput.current?.focus()),
    h: toHistory,
    b: () => goToBatch(),
    j: () => step(1),
    k: () => step(-1),
    escape: () => (status === 'running' ? job.getState().stop() : setSelected(undefined)),
  });

  return (
    <div className="app" data-testid="app-container">
      <button type="button" className="skip button" onClick={() => document.getElementById('canvas')?.focus()}>
        {t('app.skip')}
      </button>
      <Header
        onNew={startAnew}
        onHistory={toHistory}
        onBatches={() => goToBatch()}
        isBatches={batchRoute !== undefined}
        onSettings={() => setDialog('settings')}
        onShortcuts={() => setDialog('shortcuts')}
      />
      {serverGone ? (
        <p className="offline" role="status" data-testid="server-gone">
          <Icon name="alert" size={18} /> {t('error.serverGone')}
        </p>
      ) : online ? null : (
        <p className="offline" role="status">
          <Icon name="alert" size={18} /> {t('error.offline')}
        </p>
      )}
      {batchRoute ? (
        <Suspense fallback={<div className="desk" />}>
          <BatchesPage id={batchRoute.id} />
        </Suspense>
      ) : (
        <div className="desk">
          <aside className="rail" aria-label={t('make.title')}>
            <MakeForm topicInput={topicInput} onGenerate={generate} />
          </aside>
          <main className="wall" id="canvas" tabIndex={-1}>
            <Canvas runId={runId} selected={selected} onSelect={setSelected} onExample={onExample} onRetry={generate} />
            <HistoryPanel openRunId={runId} heading={historyTitle} />
          </main>
        </div>
      )}
      {dialog === 'settings' ? (
        <Suspense>
          <SettingsDialog onClose={() => setDialog(undefined)} />
        </Suspense>
      ) : null}
      {dialog === 'shortcuts' ? <ShortcutsDialog onClose={() => setDialog(undefined)} /> : null}
    </div>
  );
}

/** Where form and picture stand one below the other, what was asked for comes into sight. */
function useCanvasInSight(shown: string | undefined): void {
  useEffect(() => {
    if (shown === undefined || !window.matchMedia?.('(max-width: 860px)').matches) return;
    document.getElementById('canvas')?.scrollIntoView?.({ block: 'start' });
  }, [shown]);
}

/**
 * After a reload in mid-run: what was asked may have been finished meanwhile; then it is opened. Otherwise it is asked again,
 * which gives the same picture, since the same request on the same sources does.
 */
function useResume(): void {
  const { draft, job } = useStores();
  useEffect(() => {
    const pending = takePending(browserKeeper('sessionStorage'));
    if (!pending || job.getState().status !== 'idle') return;
    const again = () => {
      const state = draft.getState();
      if (topicOf(state) === pending.topic) void job.getState().start(toBrief(state), { resumed: true });
    };
    listRuns()
      .then((runs) => {
        const done = runs.find((run) => run.making.topic === pending.topic && run.createdAt >= pending.startedAt);
        if (!done) return again();
        goTo(done.id);
      })
      .catch(again);
  }, [draft, job]);
}
