/** Every kind of file in every language: of its type, whole, and about what was asked. */
import { inflateSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import JSZip from 'jszip';
import { ARTICLE_LANGUAGES, ARTICLE_TAGS, type ArticleTag, article, expect, generate, test } from './support/door.ts';

/** Of the articles, one that is neither the shortest nor the longest. */
const TOPIC = 'Oxygen';

interface File {
  bytes: Buffer;
  type: string;
  title: string;
  claims: string[];
  quotes: string[];
}

async function fileOf(request: APIRequestContext, tag: ArticleTag, format: string): Promise<File> {
  const { result } = await generate(request, {
    topic: TOPIC,
    language: ARTICLE_LANGUAGES[tag],
    documents: [article(tag, TOPIC)],
  });
  const artifact = result.artifacts.find((each) => each.format === format);
  const response = await request.get(artifact?.url ?? '');
  expect(response.status()).toBe(200);
  return {
    bytes: await response.body(),
    type: response.headers()['content-type'] ?? '',
    title: result.title,
    claims: result.claims.map(({ text }) => text),
    quotes: result.claims.flatMap(({ citations }) => citations.map(({ quote }) => quote)),
  };
}

const LETTERS = /[^\p{L}\p{N}]/gu;
const letters = (text: string) => text.replace(LETTERS, '');
const escaped = (text: string) =>
  text
    .replace(/&amp;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|#39);/g, "'");

const CHECKS: Record<string, { type: string; check(file: File): void | Promise<void> }> = {
  svg: {
    type: 'image/svg+xml',
    check: ({ bytes, title }) => expect(escaped(bytes.toString())).toContain(`<title id="hkm-title">${title}</title>`),
  },
  png: {
    type: 'image/png',
    check: ({ bytes }) => {
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(1080);
      expect(bytes.readUInt32BE(20)).toBeGreaterThanOrEqual(1080);
      expect(bytes.subarray(-8, -4).toString()).toBe('IEND');
    },
  },
  pdf: {
    type: 'application/pdf',
    check: ({ bytes, title }) => {
      const text = bytes.toString('latin1');
      expect(text).toMatch(/^%PDF-1\.\d[\s\S]+%%EOF\s*$/);
      expect(text).toContain('/Lang');
      // The title as UTF-16 or plain, in the open or in a packed stream.
      const packed = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => unpacked(body));
      const utf16 = Buffer.from(title, 'utf16le').swap16();
      const forms = [title, utf16.toString('latin1'), utf16.toString('hex'), utf16.toString('hex').toUpperCase()];
      expect(forms.some((form) => [text, ...packed].some((part) => part.includes(form)))).toBe(true);
    },
  },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    check: async ({ bytes, title }) => {
      const archive = await JSZip.loadAsync(bytes);
      const slides = Object.keys(archive.files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
      expect(slides.length).toBeGreaterThan(0);
      const words = await Promise.all(slides.map((name) => archive.file(name)?.async('string')));
      expect(letters(words.join('').replace(/<[^>]+>/g, ''))).toContain(letters(title));
    },
  },
  html: {
    type: 'text/html',
    check: ({ bytes, title, claims }) => {
      const page = bytes.toString();
      expect(page).toMatch(/^<!doctype html>/i);
      expect(escaped(page)).toContain(`<title>${title}`);
      expect(page).not.toMatch(/<(?:script|link|iframe)[^>]+(?:src|href)="(?:https?:)?\/\//);
      const words = letters(escaped(page.replace(/<(style|script)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, '')));
      for (const claim of claims) expect(words).toContain(letters(claim));
    },
  },
  json: {
    type: 'application/json',
    check: ({ bytes, title, claims }) => {
      const run = JSON.parse(bytes.toString());
      expect(run.claims.map(({ text }: { text: string }) => text)).toEqual(claims);
      expect(run.spec.title).toBe(title);
      for (const part of ['id', 'brief', 'sources', 'warnings', 'route', 'usage', 'timings', 'hosts'])
        expect(run).toHaveProperty(part);
    },
  },
  md: {
    type: 'text/markdown',
    check: ({ bytes, title, quotes }) => {
      const words = letters(bytes.toString());
      expect(bytes.toString()).toMatch(/^# \S/m);
      expect(words).toContain(letters(title));
      for (const quote of quotes) expect(words).toContain(letters(quote));
    },
  },
};

function unpacked(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

for (const tag of ARTICLE_TAGS) {
  for (const [format, { type, check }] of Object.entries(CHECKS)) {
    test(`${format} in ${ARTICLE_LANGUAGES[tag]} is whole and holds its title`, async ({ request }) => {
      const file = await fileOf(request, tag, format);
      expect(file.type).toContain(type);
      await check(file);
    });
  }
}
