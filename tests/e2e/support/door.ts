/** The HTTP door of the built product, as a program uses it: what its answers hold, and what every answer must keep. */
import { readFileSync } from 'node:fs';
import { type APIRequestContext, test as base, expect } from '@playwright/test';
import { JSDOM } from 'jsdom';
import { productUrl } from './studio.ts';

export { expect };

export const test = base.extend({ baseURL: async ({ browserName: _browserName }, use) => use(productUrl()) });

export const STYLES = [
  'Standard Scientific',
  'Minimalist',
  'Photorealistic',
  'Graphic Novel',
  'Vintage Lithograph',
  'Cyberpunk HUD',
  '3D Isometric',
  'Technical Blueprint',
] as const;
export const FORMATS = [
  'Infographic',
  'Timeline',
  'Process',
  'Comparison',
  'Mind Map',
  'Concept Map',
  'Cheat Sheet',
  'Slide Deck',
] as const;
export const LEVELS = ['Elementary', 'High School', 'College', 'Expert'] as const;

/** The languages of the articles, by their tags. */
export const ARTICLE_LANGUAGES = {
  en: 'English',
  es: 'Spanish',
  de: 'German',
  ru: 'Russian',
  ar: 'Arabic',
  hi: 'Hindi',
  zh: 'Mandarin',
} as const;
export type ArticleTag = keyof typeof ARTICLE_LANGUAGES;
export const ARTICLE_TAGS = Object.keys(ARTICLE_LANGUAGES) as ArticleTag[];

export interface Claim {
  id: string;
  text: string;
  verdict: string;
  citations: { sourceId: string; quote: string; start: number; end: number }[];
}

export interface Answer {
  id: string;
  result: {
    id: string;
    parentId?: string;
    svg: string;
    title: string;
    spec: { language: string; kind: string; format: string; style: string; level: string; blocks: unknown[] };
    brief: Record<string, unknown>;
    claims: Claim[];
    sources: { id: string; title: string; hash: string; license?: string; url?: string; file?: string }[];
    warnings: { code: string; message: string; path?: string }[];
    hosts: string[];
    artifacts: { format: string; url: string; mediaType: string }[];
  };
  route: { cached?: boolean };
  usage: { calls: number; costUsd: number };
  timings: Record<string, number>;
}

export async function generate(request: APIRequestContext, body: Record<string, unknown>): Promise<Answer> {
  const response = await request.post('/api/generate', { data: body });
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

export async function renderAgain(
  request: APIRequestContext,
  id: string,
  body: Record<string, unknown>,
): Promise<Answer> {
  const response = await request.post(`/api/runs/${id}/render`, { data: body });
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

/** Each claim cites, and each quote stands in its source at its offsets, word for word. */
export async function expectCited(request: APIRequestContext, { id, result }: Answer): Promise<void> {
  const texts = new Map<string, string>();
  for (const { citations } of result.claims) {
    expect(citations.length).toBeGreaterThan(0);
    for (const { sourceId, quote, start, end } of citations) {
      if (!texts.has(sourceId)) {
        const source = await (await request.get(`/api/runs/${id}/sources/${sourceId}`)).json();
        texts.set(sourceId, source.text);
      }
      expect(texts.get(sourceId)?.slice(start, end)).toBe(quote);
    }
  }
}

/** The picture is XML without a fault, says what it is, runs nothing, loads nothing, and draws exactly the claims. */
export function expectSoundPicture({ svg, title, claims, spec, warnings }: Answer['result']): void {
  // Throws where it is not well-formed.
  const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
  const root = document.documentElement;
  expect(root.getAttribute('lang')).toBe(spec.language);
  expect(root.querySelector('title')?.textContent).toBe(title);
  expect(root.querySelector('desc')?.textContent?.length).toBeGreaterThan(10);
  expect(root.querySelectorAll('script, foreignObject').length).toBe(0);
  const attributes = [...root.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
  expect(
    attributes.filter(({ name, value }) => /^on/i.test(name) || /^(?:\w+:)?\/\//.test(leads(name, value))),
  ).toEqual([]);
  const drawn = [...root.querySelectorAll('[data-claim]')].map((part) => part.getAttribute('data-claim') ?? '');
  const known = claims.map(({ id }) => id);
  expect(known).toEqual(expect.arrayContaining(drawn));
  if (!warnings.some(({ code }) => code === 'left_out')) expect(drawn).toEqual(expect.arrayContaining(known));
}

/** Where an attribute leads, if it is one that is followed without being clicked. */
const leads = (name: string, value: string): string => (/^(?:xlink:href|href|src)$/.test(name) ? value : '');

interface Article {
  title: string;
  paragraphs: string[];
}

/** An encyclopaedia article as a document to hand in. */
export function article(tag: ArticleTag, title = 'Yuan dynasty'): { name: string; mediaType: string; text: string } {
  const file = new URL(`../../../bench/data/articles/dev.${tag}.json`, import.meta.url);
  const found = (JSON.parse(readFileSync(file, 'utf8')) as Article[]).find((each) => each.title === title);
  if (found === undefined) throw new Error(`No article on ${title}.`);
  return { name: 'article.txt', mediaType: 'text/plain', text: [found.title, ...found.paragraphs].join('\n\n') };
}
