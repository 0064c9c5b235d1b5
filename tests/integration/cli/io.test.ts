import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { processIo } from '../../../engine/src/cli/io.ts';

afterEach(() => {
  process.removeAllListeners('SIGTERM');
  vi.restoreAllMocks();
});

it('writes results and notes to their own streams', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const io = processIo();
  io.write('result');
  io.note('a note');
  expect(out).toHaveBeenCalledWith('result');
  expect(err).toHaveBeenCalledWith('a note\n');
  expect(io.cwd).toBe(process.cwd());
});

it('cancels at the first interrupt and ends at the second', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const io = processIo();
  process.emit('SIGTERM');
  expect(io.signal.aborted).toBe(true);
  expect(exit).not.toHaveBeenCalled();
  process.emit('SIGTERM');
  expect(exit).toHaveBeenCalledWith(130);
});

it('runs as a program, with its exit code', async () => {
  const main = fileURLToPath(new URL('../../../engine/src/cli/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, 'nothing'], { stdio: 'ignore' });
  expect((await once(child, 'exit'))[0]).toBe(2);
});
