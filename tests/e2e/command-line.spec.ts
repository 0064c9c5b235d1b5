/** The built command line, as somebody types it. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, expect, PROGRAM, hkm as run, test } from './support/command.ts';

const hkm = (folder: string, ...args: string[]): Promise<Ended> => run(folder, args);

const FILES = {
  svg: /^<svg /,
  png: /^\u{FFFD}PNG/u,
  pdf: /^%PDF-/,
  pptx: /^PK/,
  html: /^<!doctype html>/i,
  json: /^\{/,
  md: /^(?:[^#\n]+\n\n)?# /,
};

for (const [ending, begins] of Object.entries(FILES)) {
  test(`hkm make "Black holes" -o black-holes.${ending}`, async ({ folder }) => {
    const name = `black-holes.${ending}`;
    const { code, out } = await hkm(folder, 'make', 'Black holes', '-o', name);
    expect(code).toBe(0);
    expect(out.trim()).toMatch(new RegExp(`${name}$`));
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(begins);
  });
}

test('a timeline in another style, from a document, kept and found again', async ({ folder }) => {
  const text = [
    'The lighthouse of Norwick',
    'The lighthouse of Norwick was built in 1842 by the engineer Ada Fairbairn. In 1907 the oil lamp was replaced by an electric lamp.',
    'In 1951 a storm destroyed the northern wall of the tower. The keepers left the tower in 1978.',
  ].join('\n\n');
  writeFileSync(join(folder, 'norwick.txt'), text);
  const make = ['make', 'Norwick', '--doc', 'norwick.txt', '--format', 'Timeline', '--style', 'Minimalist', '--json'];
  const { code, out } = await hkm(folder, ...make);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ kind: 'explainer', hosts: [] });
  const [file = ''] = JSON.parse(out).files;
  expect(readFileSync(file, 'utf8')).toMatch(/^<svg /);
  const run = JSON.parse((await hkm(folder, 'runs', 'show', JSON.parse(out).id, '--json')).out);
  expect(run.spec).toMatchObject({ format: 'Timeline', style: 'Minimalist' });
  expect(run.sources).toMatchObject([{ title: 'The lighthouse of Norwick', file: 'norwick.txt' }]);
  const listed = await hkm(folder, 'runs');
  expect(listed.out).toContain('Norwick');
});

test('a file is named after the topic, and - is standard output, which may be closed early', async ({ folder }) => {
  expect((await hkm(folder, 'make', 'Vaccines')).out.trim()).toMatch(/vaccines\.svg$/);
  const { code, out } = await hkm(folder, 'make', 'Vaccines', '-o', '-');
  expect(code).toBe(0);
  expect(out).toMatch(/^<svg [\s\S]+<\/svg>\s*$/);
  const cut = spawn(process.execPath, [PROGRAM, 'make', 'Vaccines', '-o', '-'], { cwd: folder });
  let err = '';
  cut.stderr.on('data', (chunk) => {
    err += chunk;
  });
  cut.stdout.once('data', () => cut.stdout.destroy());
  expect(await new Promise((resolve) => cut.on('close', resolve))).toBe(0);
  expect(err).not.toContain('EPIPE');
});

const MISTAKES: [args: string[], code: number, says: RegExp][] = [
  [['make'], 2, /topic/i],
  [['make', 'x', '--level', 'PhD'], 2, /Elementary/],
  [['make', 'x', '--lang', 'Klingon'], 2, /English/],
  [['make', 'x', '-o', 'x.docx'], 2, /svg/],
  [['make', 'x', '--nonsense'], 2, /nonsense/],
  [['make', 'x', '--doc', 'not-there.txt'], 2, /not-there\.txt/],
  [['fly'], 2, /fly/],
];

for (const [args, expected, says] of MISTAKES) {
  test(`hkm ${args.join(' ')} says what is wrong`, async ({ folder }) => {
    const { code, out, err } = await hkm(folder, ...args);
    expect(out).toBe('');
    expect(err).toMatch(says);
    expect(code).toBe(expected);
  });
}

for (const command of ['make', 'batch', 'serve', 'models', 'route', 'runs', 'metrics', 'doctor']) {
  test(`hkm ${command} --help has an example`, async ({ folder }) => {
    const { code, out } = await hkm(folder, command, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/example/i);
    expect(out).toContain(`hkm ${command}`);
  });
}

test('hkm doctor says what is there and what is not, and where', async ({ folder }) => {
  const { code, out } = await hkm(folder, 'doctor');
  expect(code).toBe(0);
  expect(out).toContain(join(folder, 'data'));
  expect(out).toMatch(/ollama/i);
});
