/** `--doc`: files, web addresses, or `-` for what is piped in. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { BRIEF_LIMITS, type DocumentInput } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { Io } from './io.ts';

/** Errors: `bad_input` (no such file), `too_large`. */
export async function readDocuments(names: readonly string[], io: Pick<Io, 'cwd' | 'stdin'>): Promise<DocumentInput[]> {
  return Promise.all(names.map((name) => readOne(name, io)));
}

async function readOne(name: string, { cwd, stdin }: Pick<Io, 'cwd' | 'stdin'>): Promise<DocumentInput> {
  if (/^https?:\/\//i.test(name)) return { name: nameOf(name), url: name };
  if (name === '-') return { name: 'stdin', base64: (await buffer(stdin)).toString('base64') };
  const path = resolve(cwd, name);
  try {
    const { size } = await stat(path);
    if (size > BRIEF_LIMITS.documentBytes) {
      throw new HkmError('too_large', `"${name}" is larger than ${BRIEF_LIMITS.documentBytes / 1024 / 1024} MiB.`);
    }
    return { name: basename(path), base64: (await readFile(path)).toString('base64') };
  } catch (error) {
    if (error instanceof HkmError) throw error;
    throw new HkmError('bad_input', `"${name}" cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
}

function nameOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return (parsed && (basename(parsed.pathname) || parsed.hostname)) || url.slice(0, 300);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this user may not read it',
  EISDIR: 'it is a folder; name the files in it',
};

function reasonOf(error: unknown): string {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}
