/** Threads that compute: one task at a time each. */
import { compose } from '../../compose/index.ts';
import { verify } from '../../verify/index.ts';
import { createVisual } from '../../visual/index.ts';
import { createExplainTasks } from './explain-tasks.ts';
import { openPreparedAnalyses } from './prepared-analyses.ts';
import { replying } from './reply.ts';

const prepared = openPreparedAnalyses();
const tasks = createExplainTasks({ compose: (input) => compose(input, { prepared }), verify, createVisual });

export const warm = replying(tasks.warm);
export const warmExport = replying(tasks.warmExport);
export const composeSpec = replying(tasks.compose);
export const verifyClaims = replying(tasks.verify);
export const visual = replying(tasks.visual);
export const exportArtifact = replying(tasks.exportArtifact);
