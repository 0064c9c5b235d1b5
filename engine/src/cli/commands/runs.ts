/** `hkm runs`: what has been kept. */
import { type Command, Option } from 'commander';
import type { Run } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import type { RunSummary, Store } from '../../store/index.ts';
import { numberAtLeast } from '../choices.ts';
import type { CommandContext } from '../program.ts';

interface ListOptions {
  limit?: number;
  search?: string;
  json?: boolean;
}

export function addRuns(program: Command, { io, openStore }: CommandContext): void {
  const runs = program
    .command('runs')
    .description('list, show and delete what has been made')
    .addHelpText('after', '\nExamples:\n  $ hkm runs\n  $ hkm runs list --search "black hole"\n  $ hkm runs show <id>');

  const withStore = async (work: (store: Store) => Promise<void>) => {
    const store = await openStore(io);
    try {
      await work(store);
    } finally {
      await store.close();
    }
  };

  runs
    .command('list', { isDefault: true })
    .description('list runs, newest first')
    .addOption(new Option('--limit <number>', 'how many, at most 200').default(20).argParser(numberAtLeast(1)))
    .option('--search <words>', 'words that must occur in title or topic')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExample:\n  $ hkm runs list --search "black hole" --limit 5')
    .action(({ json, ...options }: ListOptions) =>
      withStore(async (store) => {
        const page = await store.listRuns(options);
        if (json) io.write(`${JSON.stringify(page, null, 2)}\n`);
        else if (page.runs.length === 0) io.note('Nothing has been kept that fits.');
        else for (const run of page.runs) io.write(`${lineOf(run)}\n`);
      }),
    );

  runs
    .command('show')
    .description('show a run: its statements and their sources')
    .argument('<id>', 'id of the run, as `hkm runs` lists it')
    .option('--json', 'print the whole record as JSON')
    .addHelpText('after', '\nExample:\n  $ hkm runs show 0f8fad5b-d9cb-469f-a165-70867728950e --json')
    .action((id: string, { json }: { json?: boolean }) =>
      withStore(async (store) => {
        const run = await store.getRun(id);
        if (!run) throw noRun(id);
        io.write(json ? `${JSON.stringify(run, null, 2)}\n` : describe(run));
      }),
    );

  runs
    .command('delete')
    .description('delete a run for good, with its files and sources')
    .argument('<id>', 'id of the run, as `hkm runs` lists it')
    .addHelpText('after', '\nExample:\n  $ hkm runs delete 0f8fad5b-d9cb-469f-a165-70867728950e')
    .action((id: string) =>
      withStore(async (store) => {
        if (!(await store.deleteRun(id))) throw noRun(id);
        io.note(`Deleted ${id}.`);
      }),
    );
}

function noRun(id: string): HkmError {
  return new HkmError('not_found', `There is no run "${id}". List them with: hkm runs`);
}

function lineOf({ id, createdAt, title, outputFormat, visualStyle }: RunSummary): string {
  return [id, createdAt.slice(0, 16).replace('T', ' '), title, `${outputFormat}, ${visualStyle}`].join('  ');
}

function describe({ id, title, createdAt, brief, claims, sources, warnings, hosts }: Run): string {
  const numbers = new Map(sources.map((source, index) => [source.id, index + 1]));
  const lines = [
    title,
    `${id}, ${createdAt}`,
    [brief.outputFormat, brief.size, brief.visualStyle, brief.complexityLevel, brief.language].join(', '),
    '',
    ...claims.map(({ text, verdict, citations }) => {
      const cited = [...new Set(citations.map(({ sourceId }) => numbers.get(sourceId)))].join(', ');
      return `- ${text} [${cited}]${verdict === 'supported' ? '' : ` (${verdict})`}`;
    }),
    '',
    ...sources.map(
      (source, index) =>
        `${index + 1}. ${[source.title, source.author, source.url ?? source.file, source.license].filter(Boolean).join(', ')}`,
    ),
    ...warnings.map(({ message }) => `Note: ${message}`),
    `Hosts contacted: ${hosts.length > 0 ? hosts.join(', ') : 'none'}`,
  ];
  return `${lines.join('\n')}\n`;
}
