/**
 * An editing session over one kept run: what is edited, how to get back, and a draft that outlives a reload.
 * Everything derives from the run that it began with, so undoing never lacks anything.
 */
import type { Spec } from '@hkm/engine/contract';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { record as fieldsOf, list, text } from '../api/read.ts';
import { readSpec } from '../api/spec.ts';
import { type Keeper, keep, readKept } from '../state/storage.ts';
import { type History, record, redo, settle, startHistory, undo } from './history.ts';

/** What undo and redo go over. */
export interface Edited {
  spec: Spec;
  /** Things whose words are compared with their passages; whoever edits them again asks again. */
  checked: readonly string[];
}

export interface Session {
  runId: string;
  history: History<Edited>;
  /** The Spec of the run. */
  original: Spec;
  /** true: it was taken up from an earlier visit. */
  restored: boolean;
  /** `touched`: ids whose earlier check no longer counts. */
  edit(change: (spec: Spec) => Spec, options?: { field?: string; touched?: string }): void;
  check(ids: readonly string[]): void;
  settle(): void;
  undo(): void;
  redo(): void;
  /** Back to the run as it is kept; can be undone. */
  reset(): void;
  /** The draft is no longer needed. */
  forget(): void;
}

export type SessionStore = UseBoundStore<StoreApi<Session>>;

const KEY = 'hkm.edits';
/** Drafts that are kept; the oldest go. */
const MOST_DRAFTS = 5;

interface Draft {
  runId: string;
  spec: unknown;
  checked: readonly string[];
}

export function createSession(runId: string, original: Spec, keeper: Keeper | undefined): SessionStore {
  const draft = readDraft(keeper, runId);
  const start: History<Edited> = startHistory({ spec: original, checked: [] });
  const store = create<Session>()((set) => {
    const step = (change: (history: History<Edited>) => History<Edited>) =>
      set(({ history }) => ({ history: change(history) }));
    return {
      runId,
      original,
      history: draft ? record(start, draft) : start,
      restored: draft !== undefined,
      edit: (change, { field, touched } = {}) =>
        step((history) => {
          const { spec, checked } = history.present;
          const next = change(spec);
          if (next === spec) return history;
          return record(history, { spec: next, checked: checked.filter((id) => id !== touched) }, field);
        }),
      check: (ids) =>
        step((history) => {
          const { spec, checked } = history.present;
          return record(history, { spec, checked: [...new Set([...checked, ...ids])] });
        }),
      settle: () => step(settle),
      undo: () => step(undo),
      redo: () => step(redo),
      reset: () => step((history) => record(history, { spec: original, checked: [] })),
      forget: () => writeDraft(keeper, runId, undefined),
    };
  });
  store.subscribe(({ history: { present } }, { history: { present: before } }) => {
    if (present !== before) writeDraft(keeper, runId, isEdited(present, original) ? present : undefined);
  });
  return store;
}

/** true where there is something that is not kept yet. */
export function isEdited({ spec, checked }: Edited, original: Spec): boolean {
  return spec !== original || checked.length > 0;
}

/** true where a visit before left a draft for this run. */
export function hasDraft(keeper: Keeper | undefined, runId: string): boolean {
  return readDraft(keeper, runId) !== undefined;
}

function readDrafts(keeper: Keeper | undefined): Draft[] {
  return list(readKept(keeper, KEY)).flatMap((value) => {
    const { runId, spec, checked } = fieldsOf(value);
    const id = text(runId);
    return id ? [{ runId: id, spec, checked: list(checked).flatMap((entry) => text(entry) ?? []) }] : [];
  });
}

function readDraft(keeper: Keeper | undefined, runId: string): Edited | undefined {
  const draft = readDrafts(keeper).find((kept) => kept.runId === runId);
  const spec = readSpec(draft?.spec);
  return draft && spec ? { spec, checked: draft.checked } : undefined;
}

function writeDraft(keeper: Keeper | undefined, runId: string, edited: Edited | undefined): void {
  const others = readDrafts(keeper).filter((kept) => kept.runId !== runId);
  const drafts = edited ? [{ runId, ...edited }, ...others] : others;
  keep(keeper, KEY, drafts.length > 0 ? drafts.slice(0, MOST_DRAFTS) : undefined);
}
