/** `hkm make`: one explainer, into files. */
import { type Command, Option } from 'commander';
import { briefSchema, type DocumentInput, type RunEvent } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import type { RunWithPicture } from '../../pipeline/index.ts';
import { addBriefOptions, type BriefOptions, chosenFields } from '../brief-options.ts';
import { collect } from '../choices.ts';
import { readDocuments } from '../documents.ts';
import type { Engine } from '../engine.ts';
import type { Io } from '../io.ts';
import { type Output, resolveOutputs, STDOUT, writeOutput } from '../outputs.ts';
import type { CommandContext } from '../program.ts';

interface MakeOptions extends BriefOptions {
  doc?: string[];
  output?: string[];
  json?: boolean;
}

const EXAMPLES = `
Examples:
  $ hkm make "Black holes" -o black-holes.svg
  $ hkm make "The Black Death" --format Timeline --style Minimalist -o plague.pdf
  $ hkm make "Amazon" --doc amazon.pdf --doc notes.md --private -o amazon.png -o amazon.html
  $ hkm make "Photosynthesis" --level Elementary -o - > photosynthesis.svg`;

export function addMake(program: Command, { io, open }: CommandContext): void {
  const make = program
    .command('make')
    .description('make an explainer of a topic, from your documents or the bundled library')
    .argument('<topic>', 'what the explainer is about')
    .addOption(
      new Option('--doc <file|url>', 'a document to work from (again for more; - reads standard input)').argParser(
        collect,
      ),
    );
  addBriefOptions(make)
    .addOption(
      new Option(
        '-o, --output <file>',
        'svg, png, pdf, pptx, html, json or md (again for more; - writes SVG to standard output)',
      ).argParser(collect),
    )
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (topic: string, options: MakeOptions) => {
      const outputs = resolveOutputs(options.output ?? [], topic);
      const brief = parseBrief(topic, options, await readDocuments(options.doc ?? [], io));
      const engine = await open(io, { threads: 1 });
      try {
        const onEvent = io.isTerminal ? progressTo(io.note) : undefined;
        const run = await engine.pipeline.generate(brief, { signal: io.signal, ...(onEvent ? { onEvent } : {}) });
        for (const { message } of run.warnings) io.note(`Note: ${message}`);
        const files = await writeAll(engine, run, outputs, io);
        if (options.json) io.write(`${JSON.stringify(summaryOf(run, files), null, 2)}\n`);
        else for (const file of files) io.write(`${file}\n`);
      } finally {
        await engine.close();
      }
    });
}

/** Errors: `bad_input`, with every field that is wrong. */
function parseBrief(topic: string, options: MakeOptions, documents: DocumentInput[]) {
  const parsed = briefSchema.safeParse({ ...chosenFields(options), topic, documents });
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new HkmError('bad_input', details.map(({ path, message }) => `The ${path} ${message}.`).join(' '), { details });
}

function progressTo(note: (text: string) => void): (event: RunEvent) => void {
  return (event) => {
    if (event.type === 'stage' && event.state === 'finished') {
      note(`${event.stage.padEnd(9)}${String(event.durationMs ?? 0).padStart(7)} ms`);
    }
  };
}

/** The paths written; standard output is not one. */
async function writeAll(engine: Engine, run: RunWithPicture, outputs: readonly Output[], io: Io) {
  const files: string[] = [];
  for (const { path, format } of outputs) {
    const { bytes } = await engine.pipeline.artifact(run.id, format, { signal: io.signal });
    if (path === STDOUT) io.write(bytes);
    else files.push(await writeOutput(io.cwd, path, bytes));
  }
  return files;
}

function summaryOf({ id, title, spec, claims, sources, warnings, hosts, timings }: RunWithPicture, files: string[]) {
  return {
    id,
    title,
    kind: spec.kind,
    files,
    claims: claims.length,
    sources: sources.length,
    warnings,
    hosts,
    timings,
  };
}
