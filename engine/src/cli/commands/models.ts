/** `hkm models` and `hkm route`: which models there are, and why one would be chosen. */
import { type Command, Option } from 'commander';
import type { ModelConfig, ModelManager, ModelTask, Selection } from '../../models/index.ts';
import { keyOf } from '../../models/router.ts';
import { numberAtLeast } from '../choices.ts';
import { openManager } from '../engine.ts';
import type { CommandContext } from '../program.ts';
import { table } from '../table.ts';

interface RouteOptions {
  type: ModelTask['type'];
  complexity: NonNullable<ModelTask['complexity']>;
  priority: NonNullable<ModelTask['priority']>;
  private?: boolean;
  budget?: number;
  json?: boolean;
}

export function addModels(program: Command, { io }: CommandContext): void {
  program
    .command('models')
    .description('list the models that are there, and those that could be')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExample:\n  $ hkm models')
    .action(async ({ json }: { json?: boolean }) => {
      const models = await withManager(io.env, (manager) => manager.listModels());
      io.write(
        json
          ? `${JSON.stringify(
              models.map(({ raw: _raw, ...model }) => model),
              null,
              2,
            )}\n`
          : table(models.map(modelRow)),
      );
    });
  program
    .command('route')
    .description('say which model a task would go to, and why')
    .argument('<task>', 'what the model would be asked')
    .addOption(new Option('--type <type>', 'kind of model').choices(['text', 'image', 'embedding']).default('text'))
    .addOption(new Option('--complexity <level>').choices(['simple', 'moderate', 'complex']).default('complex'))
    .addOption(
      new Option('--priority <priority>').choices(['quality', 'cost', 'speed', 'balanced']).default('balanced'),
    )
    .option('--private', 'only models on this machine')
    .addOption(new Option('--budget <usd>', 'most that the call may cost').argParser(numberAtLeast(0)))
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExample:\n  $ hkm route "Explain photosynthesis" --priority cost --private')
    .action(async (text: string, options: RouteOptions) => {
      const task: ModelTask = {
        type: options.type,
        complexity: options.complexity,
        priority: options.priority,
        inputTokens: Math.ceil(text.length / 4) + 2_000,
        ...(options.private && { privacy: true }),
        ...(options.budget !== undefined && { budget: options.budget }),
      };
      const selection = await withManager(io.env, (manager) => manager.explainSelection(task));
      io.write(options.json ? `${JSON.stringify(selection, withoutRaw, 2)}\n` : explain(selection));
    });
}

async function withManager<T>(
  env: Readonly<Record<string, string | undefined>>,
  work: (manager: ModelManager) => Promise<T>,
): Promise<T> {
  const { manager } = await openManager(env);
  try {
    return await work(manager);
  } finally {
    await manager.close();
  }
}

function modelRow(model: ModelConfig): string[] {
  return [
    model.isAvailable ? 'yes' : 'no',
    keyOf(model),
    model.type,
    model.isLocal ? 'local' : 'hosted',
    model.quality,
    model.isLocal ? 'free' : perMillion(model.costPerToken),
    model.contextWindow === undefined ? '' : `${Math.round(model.contextWindow / 1_000)}k`,
    model.unavailableReason ?? '',
  ];
}

function perMillion(costPerToken: number | undefined): string {
  return costPerToken === undefined ? 'cost unknown' : `$${(costPerToken * 1e6).toFixed(2)}/M`;
}

function explain({ model, reason, candidates }: Selection): string {
  const rows = candidates.map((candidate) => [
    candidate.model === model ? '->' : candidate.kept ? '  ' : ' x',
    keyOf(candidate.model),
    candidate.kept ? candidate.score.toFixed(3) : '-',
    candidate.estimatedCost === undefined ? 'cost unknown' : `$${candidate.estimatedCost.toFixed(4)}`,
    candidate.reason,
  ]);
  return `${keyOf(model)}: ${reason}\n\n${table(rows)}`;
}

function withoutRaw(key: string, value: unknown): unknown {
  return key === 'raw' ? undefined : value;
}
