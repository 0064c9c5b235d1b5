/** The picture of what is edited: drawn by the server shortly after each edit, kept nowhere. */
import { useEffect, useState } from 'react';
import { type ApiError, isAbort, toApiError } from '../../api/errors.ts';
import type { ShownResult } from '../../api/result.ts';
import { renderRun } from '../../api/runs.ts';
import { withoutBlanks } from '../../edit/entries.ts';
import { isEdited, type Session, type SessionStore } from '../../edit/session.ts';

export interface Preview {
  /** The last picture that could be drawn. */
  shown: ShownResult;
  state: 'unchanged' | 'drawing' | 'drawn' | 'failed';
  /** Milliseconds from the question to the picture. */
  took: number;
  error: ApiError | undefined;
}

/** Milliseconds of rest after a letter before it is drawn; other edits are drawn at once. */
const REST_MS = 350;

export function usePreview(base: ShownResult, session: SessionStore): Preview {
  const present = session((state: Session) => state.history.present);
  const typing = session((state: Session) => state.history.field !== undefined);
  const original = session((state: Session) => state.original);
  const [preview, setPreview] = useState<Preview>({ shown: base, state: 'unchanged', took: 0, error: undefined });
  const runId = base.id ?? '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving a field (typing) is no new edit
  useEffect(() => {
    if (!isEdited(present, original)) {
      setPreview({ shown: base, state: 'unchanged', took: 0, error: undefined });
      return;
    }
    const stop = new AbortController();
    setPreview((before) => ({ ...before, state: 'drawing' }));
    const draw = async () => {
      const began = performance.now();
      try {
        const changes = { spec: withoutBlanks(present.spec), check: present.checked, keep: false };
        const shown = await renderRun(runId, changes, stop.signal);
        setPreview({ shown, state: 'drawn', took: performance.now() - began, error: undefined });
      } catch (error) {
        if (isAbort(error) || stop.signal.aborted) return;
        setPreview((before) => ({ ...before, state: 'failed', error: toApiError(error) }));
      }
    };
    const timer = setTimeout(() => void draw(), typing ? REST_MS : 0);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [present, original, base, runId]);
  return preview;
}
