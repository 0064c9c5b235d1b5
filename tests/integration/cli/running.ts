/** The command line in this process, with its surroundings made by hand. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type OpenEngine, openEngine } from '../../../engine/src/cli/engine.ts';
import { main } from '../../../engine/src/cli/main.ts';
import { createFakeStages, type FakeOverrides } from '../../../engine/src/testing/fake-stages.ts';

export interface Outcome {
  code: number;
  out: string;
  notes: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  stdin?: string;
  isTerminal?: boolean;
  signal?: AbortSignal;
  /** Called with everything written so far. */
  onWrite?: (out: string) => void;
}

export interface Shell {
  cwd: string;
  hkm(words: readonly string[], options?: RunOptions): Promise<Outcome>;
  close(): Promise<void>;
}

/** Fake stages unless `real` is asked for. */
export async function openShell(stages: FakeOverrides | 'real' = {}): Promise<Shell> {
  const cwd = await mkdtemp(join(tmpdir(), 'hkm-cli-'));
  const open: OpenEngine = (io, options) =>
    openEngine(io, stages === 'real' ? options : { ...options, stages: createFakeStages(stages) });
  return {
    cwd,
    async hkm(words, { env = {}, stdin = '', isTerminal = false, signal, onWrite } = {}) {
      let out = '';
      let notes = '';
      const io = {
        env: { HKM_DATA_DIR: join(cwd, 'data'), ...env },
        cwd,
        stdin: Readable.from([Buffer.from(stdin)]),
        write(chunk: string | Uint8Array) {
          out += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
          onWrite?.(out);
        },
        note(text: string) {
          notes += `${text}\n`;
        },
        isTerminal,
        signal: signal ?? new AbortController().signal,
      };
      const code = await main(words, io, open);
      return { code, out, notes };
    },
    close: () => rm(cwd, { recursive: true, force: true }),
  };
}
