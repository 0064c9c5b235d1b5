/** Every change, each in one transaction. Runs in the writer's thread, one after the other. */
import type { Kysely, Transaction } from 'kysely';
import type { Artifact, Passage, SourceText } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { type BatchWrites, createBatchWrites } from './batches.ts';
import { type CacheWrites, createCacheWrites } from './cache.ts';
import { createMetricsWrites, type MetricsWrites } from './metrics.ts';
import type { Schema } from './schema.ts';
import { createSpendingWrites, type SpendingWrites } from './spending.ts';
import { foldText, hashOf, packBlob } from './text.ts';
import type { KeptPassage, KeptRun, Template } from './types.ts';
import { addUsage } from './usage.ts';

export interface Writes extends MetricsWrites, BatchWrites, CacheWrites, SpendingWrites {
  saveRun(kept: KeptRun): Promise<void>;
  deleteRun(id: string): Promise<boolean>;
  saveArtifact(runId: string, artifact: Artifact): Promise<void>;
  saveTemplate(template: Template): Promise<void>;
  deleteTemplate(id: string): Promise<boolean>;
  setSetting(key: string, value: unknown): Promise<void>;
}

/** `compact` is called after a deletion, outside of any transaction. */
export function createWrites(queries: Kysely<Schema>, compact: () => void): Writes {
  return {
    ...createMetricsWrites(queries),
    ...createBatchWrites(queries),
    ...createCacheWrites(queries),
    ...createSpendingWrites(queries),
    saveRun: (kept) => queries.transaction().execute((transaction) => insertRun(transaction, kept)),
    async deleteRun(id) {
      const deleted = await queries.transaction().execute((transaction) => deleteRun(transaction, id));
      if (deleted) compact();
      return deleted;
    },
    saveArtifact: (runId, artifact) =>
      queries.transaction().execute((transaction) => saveArtifact(transaction, runId, artifact)),

    async saveTemplate({ id, name, createdAt, options }) {
      const row = { name, created_at: createdAt, data: JSON.stringify(options) };
      await queries
        .insertInto('templates')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },

    async deleteTemplate(id) {
      const { numDeletedRows } = await queries.deleteFrom('templates').where('id', '=', id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },

    async setSetting(key, value) {
      if (value === undefined) {
        await queries.deleteFrom('settings').where('key', '=', key).execute();
        return;
      }
      const data = JSON.stringify(value);
      await queries
        .insertInto('settings')
        .values({ key, data })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ data }))
        .execute();
    },
  };
}

async function insertRun(transaction: Transaction<Schema>, kept: KeptRun): Promise<void> {
  const { run, origin, sources, passages, artifacts } = kept;
  await transaction
    .insertInto('runs')
    .values({
      id: run.id,
      created_at: run.createdAt,
      kind: run.spec.kind,
      title: run.title,
      topic: run.brief.topic,
      format: run.brief.outputFormat,
      style: run.brief.visualStyle,
      level: run.brief.complexityLevel,
      language: run.brief.language,
      parent_id: run.parentId ?? null,
      search_text: foldText(`${run.title}\n${run.brief.topic}`),
      data: JSON.stringify(run),
      origin,
      passages: JSON.stringify(passages.map(withoutText)),
    })
    .execute();
  for (const [position, source] of sources.entries()) await insertSource(transaction, run.id, position, source);
  for (const artifact of artifacts) await putArtifact(transaction, run.id, artifact);
  await addUsage(transaction, run);
}

function withoutText({ text: _, ...passage }: Passage): KeptPassage {
  return passage;
}

async function insertSource(
  transaction: Transaction<Schema>,
  runId: string,
  position: number,
  { text, ...source }: SourceText,
): Promise<void> {
  const bytes = Buffer.from(text);
  const textHash = hashOf(bytes);
  await putBlob(transaction, textHash, bytes, 'text/plain');
  await transaction
    .insertInto('run_sources')
    .values({ run_id: runId, position, source_id: source.id, text_hash: textHash, data: JSON.stringify(source) })
    .execute();
}

async function saveArtifact(transaction: Transaction<Schema>, runId: string, artifact: Artifact): Promise<void> {
  const run = await transaction.selectFrom('runs').select('id').where('id', '=', runId).executeTakeFirst();
  if (!run) throw new HkmError('not_found', `There is no run "${runId}".`);
  await putArtifact(transaction, runId, artifact);
}

async function putArtifact(transaction: Transaction<Schema>, runId: string, artifact: Artifact): Promise<void> {
  const { format, mediaType, bytes, hash } = artifact;
  await putBlob(transaction, hash, bytes, mediaType);
  const before = await transaction
    .selectFrom('artifacts')
    .select('hash')
    .where('run_id', '=', runId)
    .where('format', '=', format)
    .execute();
  const row = { media_type: mediaType, hash };
  await transaction
    .insertInto('artifacts')
    .values({ run_id: runId, format, ...row })
    .onConflict((conflict) => conflict.columns(['run_id', 'format']).doUpdateSet(row))
    .execute();
  await deleteOrphans(
    transaction,
    before.map((artifactRow) => artifactRow.hash),
  );
}

async function putBlob(transaction: Transaction<Schema>, hash: string, bytes: Uint8Array, mediaType: string) {
  // Looked for first: compressing what is there already would cost more than the question.
  const known = await transaction.selectFrom('blobs').select('hash').where('hash', '=', hash).executeTakeFirst();
  if (!known)
    await transaction
      .insertInto('blobs')
      .values(packBlob(hash, bytes, mediaType))
      .execute();
}

async function deleteRun(transaction: Transaction<Schema>, id: string): Promise<boolean> {
  const sources = await transaction
    .selectFrom('run_sources')
    .select('text_hash as hash')
    .where('run_id', '=', id)
    .execute();
  const artifacts = await transaction.selectFrom('artifacts').select('hash').where('run_id', '=', id).execute();
  const { numDeletedRows } = await transaction.deleteFrom('runs').where('id', '=', id).executeTakeFirstOrThrow();
  await deleteOrphans(
    transaction,
    [...sources, ...artifacts].map((row) => row.hash),
  );
  // Whose words an answer repeats is not known, so none of them outlives a deletion.
  await transaction.deleteFrom('cached').execute();
  return numDeletedRows > 0n;
}

/** Deletes those of `hashes` that nothing refers to any more. */
async function deleteOrphans(transaction: Transaction<Schema>, hashes: readonly string[]): Promise<void> {
  for (const hash of new Set(hashes)) {
    await transaction
      .deleteFrom('blobs')
      .where('hash', '=', hash)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('run_sources').select('text_hash').whereRef('text_hash', '=', 'blobs.hash'))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('artifacts').select('artifacts.hash').whereRef('artifacts.hash', '=', 'blobs.hash'))),
      )
      .execute();
  }
}
