/** What the command line needs from its surroundings; handed in, so that it can be tried without a terminal. */
import type { Readable } from 'node:stream';

export interface Io {
  env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  cwd: string;
  stdin: Readable;
  /** Results only. */
  write(chunk: string | Uint8Array): void;
  /** Progress, warnings and errors. */
  note(text: string): void;
  /** true: progress is shown. */
  isTerminal: boolean;
  /** Aborts when the user interrupts. */
  signal: AbortSignal;
}

/** The process's own. The first interrupt cancels; the second ends the process at once. */
export function processIo(): Io {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // Whoever read the output has seen enough (`hkm runs | head`): that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    env: process.env,
    cwd: process.cwd(),
    stdin: process.stdin,
    write: (chunk) => process.stdout.write(chunk),
    note: (text) => process.stderr.write(`${text}\n`),
    isTerminal: process.stderr.isTTY === true,
    signal: controller.signal,
  };
}
