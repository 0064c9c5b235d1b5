/** Undo and redo over any kind of value. Edits of one field right after each other are one step. */
export interface History<T> {
  present: T;
  past: readonly T[];
  future: readonly T[];
  /** What the last step edited; undefined: the next edit is a step of its own. */
  field: string | undefined;
}

/** Steps that can be undone; older ones are forgotten. */
export const MOST_STEPS = 200;

export function startHistory<T>(present: T): History<T> {
  return { present, past: [], future: [], field: undefined };
}

/** `field`: edits with the same name that follow each other become one step. The same value is no edit. */
export function record<T>(history: History<T>, next: T, field?: string): History<T> {
  if (next === history.present) return history;
  const joins = field !== undefined && field === history.field && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { present: next, past, future: [], field };
}

/** What is typed next is a step of its own: a field was left. */
export function settle<T>(history: History<T>): History<T> {
  return history.field === undefined ? history : { ...history, field: undefined };
}

export function undo<T>({ present, past, future, ...rest }: History<T>): History<T> {
  const before = past.at(-1);
  if (past.length === 0) return { ...rest, present, past, future };
  return { present: before as T, past: past.slice(0, -1), future: [present, ...future], field: undefined };
}

export function redo<T>({ present, past, future, ...rest }: History<T>): History<T> {
  const [after] = future;
  if (future.length === 0) return { ...rest, present, past, future };
  return { present: after as T, past: [...past, present], future: future.slice(1), field: undefined };
}
