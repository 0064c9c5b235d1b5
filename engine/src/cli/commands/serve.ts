/** `hkm serve`: the studio and the API until interrupted. */
import { once } from 'node:events';
import { type Command, Option } from 'commander';
import { HkmError } from '../../errors.ts';
import { portNumber } from '../choices.ts';
import type { CommandContext } from '../program.ts';

interface ServeOptions {
  port?: number;
  host?: string;
}

const DEFAULT_PORT = 3000;
/** Milliseconds that requests under way have to finish after the first signal. */
const STOP_LIMIT = 30_000;

const EXAMPLES = `
Examples:
  $ hkm serve
  $ hkm serve --port 8080
  $ PORT=8080 HOST=0.0.0.0 hkm serve      (open to the network: there is no login)`;

export function addServe(program: Command, { io, open }: CommandContext): void {
  program
    .command('serve')
    .description('serve the studio and the API')
    .addOption(
      new Option('--port <number>', `port to listen on, default PORT or ${DEFAULT_PORT}`).argParser(portNumber),
    )
    .option('--host <name>', 'address to listen on, default HOST or localhost (this machine only)')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => {
      const port = options.port ?? portFrom(io.env.PORT);
      const host = options.host ?? (io.env.HOST || 'localhost');
      const engine = await open(io, { cache: io.env.HKM_RESULT_CACHE !== 'off' });
      try {
        const { createServer, listen } = await import('../../http/index.ts');
        const app = await createServer({ ...engine, options: { host } });
        try {
          const url = await listen(app, { host, port });
          io.write(`HKM is ready at ${url}\n`);
          if (!io.signal.aborted) await once(io.signal, 'abort');
          io.note('Stopping: finishing what is under way.');
        } finally {
          await withinLimit(app.close());
        }
      } finally {
        await engine.close();
      }
    });
}

function portFrom(value: string | undefined): number {
  if (value === undefined || value === '') return DEFAULT_PORT;
  try {
    return portNumber(value);
  } catch (cause) {
    throw new HkmError('bad_input', `PORT is "${value}"; it must be a number from 0 to 65535.`, { cause });
  }
}

async function withinLimit(closing: PromiseLike<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, STOP_LIMIT);
  await Promise.race([closing, promise]);
  clearTimeout(timer);
}
