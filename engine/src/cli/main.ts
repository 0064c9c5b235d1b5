/** The command line: parse, run, exit code. 0: ok, 1: failed, 2: wrong usage. */
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { isHkmError } from '../errors.ts';
import type { OpenEngine } from './engine.ts';
import { type Io, processIo } from './io.ts';
import { createProgram } from './program.ts';

export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** Runs one command; `words` are what follows the name of the program. */
export async function main(words: readonly string[], io: Io = processIo(), open?: OpenEngine): Promise<number> {
  try {
    await createProgram(io, packageVersion(), open).parseAsync([...words], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return explain(error, io);
  }
}

function explain(error: unknown, io: Io): number {
  // commander has said already what is wrong, or what was asked for (help, version).
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (!isHkmError(error)) {
    io.note(`hkm: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return EXIT.failed;
  }
  io.note(`hkm: ${error.message}`);
  for (const { path, message } of error.details) {
    if (!error.message.includes(message)) io.note(`  ${path}: ${message}`);
  }
  return error.code === 'bad_input' ? EXIT.usage : EXIT.failed;
}

function packageVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : '0.0.0';
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
