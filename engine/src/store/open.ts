/** The store: one writer in its own thread, one connection that reads. */
import { statSync } from 'node:fs';
import { HkmError } from '../errors.ts';
import { databaseFile, openForReading } from './connection.ts';
import { createQueries } from './dialect.ts';
import { MIGRATIONS } from './migrations.ts';
import { createReads } from './reads.ts';
import type { Schema } from './schema.ts';
import type { Store } from './types.ts';
import { startWriter } from './writer.ts';

export interface OpenStoreOptions {
  /** Folder for the database; made when it is not there. See `resolveDataDir`. */
  dataDir: string;
}

/**
 * Opens the data folder; several processes may have it open at once.
 * Errors: `storage`, when the folder cannot be written, the file is not ours or was written by a newer HKM.
 */
export async function openStore({ dataDir }: OpenStoreOptions): Promise<Store> {
  const writer = await startWriter(dataDir);
  const database = openForReading(dataDir);
  const { countRuns, ...reads } = createReads(createQueries<Schema>(database));
  let open = true;

  const whileOpen = <Parameters extends unknown[], Result>(read: (...parameters: Parameters) => Promise<Result>) => {
    return async (...parameters: Parameters): Promise<Result> => {
      if (!open) throw new HkmError('not_ready', 'The store is closed.');
      return read(...parameters);
    };
  };

  return {
    ...writer,
    hasRun: whileOpen(reads.hasRun),
    getRun: whileOpen(reads.getRun),
    findRunByPicture: whileOpen(reads.findRunByPicture),
    getResearch: whileOpen(reads.getResearch),
    getSource: whileOpen(reads.getSource),
    listRuns: whileOpen(reads.listRuns),
    listVersions: whileOpen(reads.listVersions),
    listFamilies: whileOpen(reads.listFamilies),
    getArtifact: whileOpen(reads.getArtifact),
    listArtifacts: whileOpen(reads.listArtifacts),
    listTemplates: whileOpen(reads.listTemplates),
    getSetting: whileOpen(reads.getSetting),
    listMetrics: whileOpen(reads.listMetrics),
    getBatch: whileOpen(reads.getBatch),
    listBatches: whileOpen(reads.listBatches),
    getCached: whileOpen(reads.getCached),
    recallRun: whileOpen(reads.recallRun),
    getSpending: whileOpen(reads.getSpending),
    getUsage: whileOpen(reads.getUsage),
    facts: whileOpen(async () => ({
      dataDir,
      file: databaseFile(dataDir),
      schemaVersion: MIGRATIONS.length,
      runs: await countRuns(),
      bytes: sizeOf(databaseFile(dataDir)) + sizeOf(`${databaseFile(dataDir)}-wal`),
    })),
    async close() {
      if (!open) return;
      open = false;
      database.close();
      await writer.close();
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
