/** What the built command line leaves: files, lists, exit codes; and what it takes: documents, tables, what is piped in. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDocx, paragraph } from '../integration/research/support/docx.ts';
import { makePdf } from '../integration/research/support/pdf.ts';
import { expect, hkm, test } from './support/command.ts';
import { ARTICLE_LANGUAGES, ARTICLE_TAGS, article, type Claim } from './support/door.ts';

const { text } = article('en', 'Oxygen');

interface Kept {
  spec: { kind: string; language: string };
  claims: Claim[];
  sources: { title: string; file?: string; text?: string }[];
  hosts: string[];
}

async function runOf(folder: string, made: string): Promise<Kept> {
  const { id } = JSON.parse(made) as { id: string };
  return JSON.parse((await hkm(folder, ['runs', 'show', id, '--json'])).out) as Kept;
}

const DOCUMENTS: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
  txt: () => Buffer.from(text),
  md: () => Buffer.from(`# ${text}`),
  html: () =>
    Buffer.from(
      `<title>Oxygen</title>${text
        .split('\n\n')
        .map((each) => `<p>${each}</p>`)
        .join('')}`,
    ),
  docx: () =>
    makeDocx(
      text
        .split('\n\n')
        .map((each) => paragraph(each.replace(/&/g, '&amp;')))
        .join(''),
    ),
  pdf: () => makePdf((pdf) => void pdf.fontSize(11).text(text, { lineGap: 2 })),
};

for (const [ending, bytes] of Object.entries(DOCUMENTS)) {
  test(`--doc oxygen.${ending}: every statement stands in it`, async ({ folder }) => {
    writeFileSync(join(folder, `oxygen.${ending}`), await bytes());
    const made = await hkm(folder, ['make', 'Oxygen', '--doc', `oxygen.${ending}`, '-o', 'oxygen.json', '--json']);
    expect(made.code, made.err).toBe(0);
    const kept = JSON.parse(readFileSync(join(folder, 'oxygen.json'), 'utf8')) as Kept;
    expect(kept).toMatchObject({ spec: { kind: 'explainer' }, hosts: [], sources: [{ file: `oxygen.${ending}` }] });
    expect(kept.claims.length).toBeGreaterThan(3);
    // The readers join lines; letters are what they must not change.
    const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');
    for (const { citations } of kept.claims)
      for (const { quote } of citations) expect(letters(text)).toContain(letters(quote));
  });
}

for (const tag of ARTICLE_TAGS) {
  test(`--lang ${tag}: an article in ${ARTICLE_LANGUAGES[tag]} becomes a picture in it`, async ({ folder }) => {
    writeFileSync(join(folder, 'article.txt'), article(tag, 'Oxygen').text);
    const words = ['make', 'Oxygen', '--doc', 'article.txt', '--lang', tag, '-o', '-'];
    const { code, out, err } = await hkm(folder, words);
    expect(code, err).toBe(0);
    expect(out).toMatch(/^<svg [\s\S]+<\/svg>\s*$/);
    expect(out).toContain(`lang="${tag}"`);
  });
}

test('--doc - reads what is piped in, and -o - writes nothing but the picture', async ({ folder }) => {
  const { code, out } = await hkm(folder, ['make', 'Oxygen', '--doc', '-', '-o', '-'], text);
  expect(code).toBe(0);
  expect(out.startsWith('<svg ')).toBe(true);
  expect(out.trimEnd().endsWith('</svg>')).toBe(true);
});

test('an empty pipe is refused, and nothing is written', async ({ folder }) => {
  const { code, out, err } = await hkm(folder, ['make', 'Oxygen', '--doc', '-', '-o', 'oxygen.svg'], '');
  expect(code).not.toBe(0);
  expect(out).toBe('');
  expect(err).toMatch(/empty|no text/i);
  expect(existsSync(join(folder, 'oxygen.svg'))).toBe(false);
});

test('several files of one run, from one command', async ({ folder }) => {
  const files = ['a.svg', 'b.html', 'c.md', 'd.json'];
  const { code, out } = await hkm(folder, ['make', 'Comets', ...files.flatMap((file) => ['-o', file])]);
  expect(code).toBe(0);
  expect(out.trim().split('\n')).toEqual(files.map((file) => join(folder, file)));
  for (const file of files) expect(existsSync(join(folder, file))).toBe(true);
  expect((await hkm(folder, ['runs', 'list', '--json'])).out.match(/"topic"/g)).toHaveLength(1);
});

test('--private contacts nobody, and says so', async ({ folder }) => {
  const { code, out } = await hkm(folder, ['make', 'Comets', '--private', '-o', 'comets.svg', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ hosts: [] });
  expect((await runOf(folder, out)).hosts).toEqual([]);
});

test('a topic that the library does not cover says that it holds no facts', async ({ folder }) => {
  const { code, out } = await hkm(folder, ['make', 'my cat Fritz', '-o', 'fritz.svg', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out).kind).toBe('inquiry');
});

test('runs are listed, searched, shown and deleted for good', async ({ folder }) => {
  const { id } = JSON.parse((await hkm(folder, ['make', 'Comets', '-o', 'comets.svg', '--json'])).out) as {
    id: string;
  };
  expect((await hkm(folder, ['runs', 'list', '--search', 'comet'])).out).toContain(id);
  expect((await hkm(folder, ['runs', 'list', '--search', 'volcano'])).out).not.toContain(id);
  expect((await hkm(folder, ['runs', 'show', id])).out).toContain('Hosts contacted: none');
  expect((await hkm(folder, ['runs', 'delete', id])).code).toBe(0);
  expect((await hkm(folder, ['runs', 'show', id])).code).toBe(1);
  expect((await hkm(folder, ['runs', 'delete', id])).err).toContain(id);
});

test('a table of topics becomes a folder of pictures; a wrong row fails alone', async ({ folder }) => {
  writeFileSync(join(folder, 'topics.csv'), 'topic,style\nComets,Minimalist\nVaccines,Cubist\nSunspots,\n');
  const { code } = await hkm(folder, ['batch', 'topics.csv', '-o', 'out']);
  expect(code).toBe(1);
  expect(
    readdirSync(join(folder, 'out'))
      .filter((file) => file.endsWith('.svg'))
      .sort(),
  ).toEqual(['1-comets.svg', '3-sunspots.svg']);
});

for (const [words, holds] of [
  [['models', '--json'], /"extractive"/],
  [['route', 'text', '--json'], /extractive/],
  [['metrics', '--json'], /^\s*[[{]/],
  [['runs', 'list', '--json'], /^\s*[[{]/],
  [['doctor', '--json'], /^\s*[[{]/],
] as const) {
  test(`hkm ${words.join(' ')} is JSON, and nothing else on standard output`, async ({ folder }) => {
    const { out } = await hkm(folder, words);
    expect(() => JSON.parse(out)).not.toThrow();
    expect(out).toMatch(holds);
  });
}

for (const [words, code, says] of [
  [['runs', 'show', 'none'], 1, /none/],
  [['make', 'x', '--format', 'Poem'], 2, /Infographic/],
  [['make', 'x', '--style', 'Minimalst'], 2, /Minimalist/],
  [['make', 'x', '--size', 'A0'], 2, /A4/],
  [['make', 'x', '--budget', 'much'], 2, /budget/i],
  [['batch', 'not-there.csv'], 2, /not-there\.csv/],
  [['serve', '--port', 'high'], 2, /port/i],
] as const) {
  test(`hkm ${words.join(' ')} ends with ${code} and says why`, async ({ folder }) => {
    const ended = await hkm(folder, words);
    expect(ended.err).toMatch(says);
    expect(ended.out).toBe('');
    expect(ended.code).toBe(code);
  });
}
