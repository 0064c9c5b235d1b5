/** A Spec edited by hand, on its way to a new version of its Run: see docs/pipeline.md. */
export { applyEdits, type Edited } from './apply.ts';
export { type CheckWish, checkOwnWords } from './check.ts';
export { drawnSpec, numberSources, splitClaims } from './drawn.ts';
export { hasLocks, withLocked } from './locks.ts';
