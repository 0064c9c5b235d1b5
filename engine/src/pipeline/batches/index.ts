export { createBatches, noBatch } from './batches.ts';
export { BATCH_LIMITS, type BatchRow, type RowDefaults, rowsOfList, rowsOfTable } from './rows.ts';
export type { Batch, BatchDeps, BatchEvent, Batches, BatchItem, NewBatch } from './types.ts';
