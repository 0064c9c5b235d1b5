/** The command line's commands. */

import { homedir } from 'node:os';
import { Command } from 'commander';
import { resolveDataDir } from '../store/data-dir.ts';
import type { Store } from '../store/index.ts';
import { addBatch } from './commands/batch.ts';
import { addDoctor } from './commands/doctor.ts';
import { addMake } from './commands/make.ts';
import { addMetrics } from './commands/metrics.ts';
import { addModels } from './commands/models.ts';
import { addRuns } from './commands/runs.ts';
import { addServe } from './commands/serve.ts';
import { type OpenEngine, openEngine } from './engine.ts';
import type { Io } from './io.ts';

export interface CommandContext {
  io: Io;
  open: OpenEngine;
  /** For commands that need no more than what is kept. */
  openStore(io: Pick<Io, 'env'>): Promise<Store>;
}

const EXAMPLES = `
Examples:
  $ hkm make "Black holes" -o black-holes.svg
  $ hkm batch topics.csv -o pictures
  $ hkm serve
  $ hkm runs
  $ hkm doctor`;

export function createProgram(io: Io, version: string, open: OpenEngine = openEngine): Command {
  const program = new Command('hkm')
    .description('Turns a topic or documents into a visual explainer in which every statement is cited.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.write(text), writeErr: (text) => io.note(text.trimEnd()) })
    .showHelpAfterError('Help: hkm help')
    .addHelpText('after', EXAMPLES);
  const context: CommandContext = {
    io,
    open,
    async openStore({ env }) {
      const { openStore } = await import('../store/index.ts');
      return openStore({ dataDir: resolveDataDir({ env, platform: process.platform, home: homedir() }) });
    },
  };
  addMake(program, context);
  addBatch(program, context);
  addServe(program, context);
  addRuns(program, context);
  addModels(program, context);
  addMetrics(program, context);
  addDoctor(program, context);
  return program;
}
