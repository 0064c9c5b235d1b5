/** `hkm batch`: many explainers from a table, into a folder. Begun again after an interruption, it goes on where it was. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import type { Batch, Batches, BatchItem, BatchRow } from '../../pipeline/index.ts';
import { addBriefOptions, type BriefOptions, chosenFields } from '../brief-options.ts';
import { collect, oneOf } from '../choices.ts';
import type { Engine } from '../engine.ts';
import type { Io } from '../io.ts';
import { slugOf, writeOutput } from '../outputs.ts';
import type { CommandContext } from '../program.ts';

interface BatchOptions extends BriefOptions {
  output?: string;
  as?: ExportFormat[];
  new?: boolean;
  json?: boolean;
}

/** Seconds until the claim of a process that was killed has run out for certain. */
const PATIENCE = 20;

const EXAMPLES = `
The first line names columns, one of them topic: topic,level,style,lang,format,documents,private,priority,budget,model.
A file without such a line holds one topic a line. Rows that are wrong are told by their line; the others are made.

Examples:
  $ hkm batch topics.csv -o pictures
  $ hkm batch topics.txt --level Elementary --style Minimalist --as png --as pdf
  $ cat topics.txt | hkm batch -`;

export function addBatch(program: Command, { io, open }: CommandContext): void {
  const batch = program
    .command('batch')
    .description('make many explainers from a table of topics')
    .argument('<file>', 'comma-separated values, or one topic a line; - reads standard input')
    .option('-o, --output <folder>', 'where the files go, default a folder named after the table')
    .addOption(
      new Option('--as <ending>', `${EXPORT_FORMATS.join(', ')} (again for more), default svg`).argParser(
        (given: string, before: string[] | undefined) => collect(oneOf(EXPORT_FORMATS)(given), before),
      ),
    );
  addBriefOptions(batch)
    .option('--new', 'begin anew, also where an interrupted batch of the same table could be gone on with')
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: BatchOptions) => {
      const { createBatches, rowsOfTable } = await import('../../pipeline/index.ts');
      const rows = rowsOfTable(await readTable(file, io), chosenFields(options));
      const name = file === '-' ? 'topics' : basename(file, extname(file));
      const engine = await open(io);
      const batches = createBatches({ store: engine.store, pipeline: engine.pipeline, door: 'cli' });
      try {
        const id = await begin(batches, rows, { name, isNew: options.new === true, io });
        const files = await follow(batches, id, engine, io, {
          folder: options.output ?? name,
          as: options.as ?? ['svg'],
        });
        await report(batches, id, files, options.json === true, io);
      } finally {
        await batches.close();
        await engine.close();
      }
    });
}

async function readTable(file: string, { cwd, stdin }: Io): Promise<string> {
  try {
    return file === '-' ? await text(stdin) : await readFile(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new HkmError('bad_input', `"${file}" cannot be read: ${(error as Error).message}.`, { cause: error });
  }
}

/** The id of a new batch, or of an interrupted one of the same table. Errors: `conflict` while another process works on it. */
async function begin(
  batches: Batches,
  rows: readonly BatchRow[],
  { name, isNew, io }: { name: string; isNew: boolean; io: Io },
): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  const known = isNew ? undefined : await batches.findRunning(key);
  if (known === undefined) return (await batches.create({ rows, name, key })).id;
  for (let second = 0; !(await batches.goOn(known)); second++) {
    if ((await batches.get(known))?.state !== 'running') return known;
    if (second === 0) io.note('This table was begun before; waiting until whoever worked on it is gone.');
    if (second >= PATIENCE) {
      throw new HkmError('conflict', 'Another process works on this table. Wait for it, or begin anew with --new.');
    }
    await sleep(1_000, undefined, { signal: io.signal });
  }
  const { counts, total } = (await batches.get(known)) ?? { counts: { done: 0 }, total: rows.length };
  io.note(`Going on where it was: ${counts.done} of ${total} are done.`);
  return known;
}

interface Target {
  folder: string;
  as: readonly ExportFormat[];
}

/** Writes files while they are made, until the batch ends. The paths, in order of the table. Errors: `aborted`. */
async function follow(batches: Batches, id: string, engine: Engine, io: Io, target: Target): Promise<string[]> {
  const seen = new Set<number>();
  const files = new Map<number, string[]>();
  const end = Promise.withResolvers<void>();
  let writing: Promise<void> = Promise.resolve();
  const take = (item: BatchItem, total: number) => {
    if ((item.state !== 'done' && item.state !== 'failed') || seen.has(item.position)) return;
    seen.add(item.position);
    if (io.isTerminal) io.note(`${seen.size} of ${total}: ${item.topic || `line ${item.line}`}, ${item.state}`);
    writing = writing.then(async () => void files.set(item.position, await writeItem(item, total, engine, io, target)));
    writing.catch(end.reject);
  };
  const batch = await batches.get(id);
  const total = batch?.total ?? 0;
  const watching = batches.watch(id, (event) => {
    if (event.type === 'item') take(event.item, total);
    else end.resolve();
  });
  const onAbort = () => end.reject(new HkmError('aborted', 'Interrupted. The same command goes on where it was.'));
  io.signal.addEventListener('abort', onAbort, { once: true });
  if (io.signal.aborted) onAbort();
  try {
    for (const item of batch?.items ?? []) take(item, total);
    if (watching) await end.promise;
    await writing;
  } finally {
    watching?.stop();
    io.signal.removeEventListener('abort', onAbort);
  }
  return [...files].sort(([one], [other]) => one - other).flatMap(([, paths]) => paths);
}

/** Files that are there already are left: they were written before an interruption. */
async function writeItem(item: BatchItem, total: number, engine: Engine, io: Io, { folder, as }: Target) {
  if (item.runId === undefined) {
    io.note(`${item.topic || 'A row'} could not be made: ${item.error?.message ?? 'for no known reason'}`);
    return [];
  }
  const number = String(item.position + 1).padStart(String(total).length, '0');
  const paths: string[] = [];
  for (const format of as) {
    const path = join(folder, `${number}-${slugOf(item.topic)}.${format}`);
    const file = resolve(io.cwd, path);
    if (!existsSync(file)) {
      const { bytes } = await engine.pipeline.artifact(item.runId, format, { signal: io.signal });
      await writeOutput(io.cwd, path, bytes);
    }
    paths.push(file);
  }
  return paths;
}

/** Errors: `upstream` when a topic could not be made. */
async function report(batches: Batches, id: string, files: readonly string[], json: boolean, io: Io): Promise<void> {
  const batch: Batch | undefined = await batches.get(id);
  if (json) io.write(`${JSON.stringify({ ...batch, files }, null, 2)}\n`);
  else for (const file of files) io.write(`${file}\n`);
  const { done = 0 } = batch?.counts ?? {};
  const total = batch?.total ?? 0;
  if (done < total) throw new HkmError('upstream', `${total - done} of ${total} topics could not be made.`);
  io.note(`${total} explainers were made.`);
}
