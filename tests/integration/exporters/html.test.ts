import { createHash } from 'node:crypto';
import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createHostileSample,
  createSamples,
  type ExportSample,
  openSampleTools,
  type SampleTools,
} from '../../../engine/src/testing/exporter-samples.ts';
import { exporterTests } from '../../../engine/src/testing/exporter-tests.ts';
import { exportHtml } from '../../../engine/src/visual/export/html.ts';

exporterTests('HTML', () => ({
  export: exportHtml,
  signature: '<!doctype html>',
  readText: async (bytes) => parse(bytes).body.textContent ?? '',
  readLinks: async (bytes) =>
    [...parse(bytes).querySelectorAll('[href]')].map((link) => link.getAttribute('href') ?? ''),
}));

describe('the HTML file', () => {
  let tools: SampleTools;
  let samples: (ExportSample & { html: string })[];
  beforeAll(async () => {
    tools = await openSampleTools();
    samples = [];
    for (const sample of createSamples(tools)) {
      samples.push({ ...sample, html: new TextDecoder().decode(await exportHtml(sample.input, tools)) });
    }
  });

  it('says language and direction', () => {
    for (const { name, html } of samples) {
      const { documentElement } = parse(html);
      expect(documentElement.getAttribute('lang')).toBe(name);
      expect(documentElement.getAttribute('dir')).toBe(name === 'ar' ? 'rtl' : 'ltr');
    }
  });

  it('holds every text twice, positioned and flowing, each with one main heading', () => {
    for (const { html, texts } of samples) {
      const document = parse(html);
      for (const view of ['.picture', '.reading']) {
        const said = squeeze(document.querySelector(view)?.textContent ?? '');
        for (const text of texts) expect(said).toContain(squeeze(text));
        expect(document.querySelectorAll(`${view} h1`)).toHaveLength(1);
      }
    }
  });

  it('has no script, no style attribute, no event handler, and a policy that names its style sheet', async () => {
    const document = parse(await exportHtml(createHostileSample(tools).input, tools));
    expect(document.querySelectorAll('script, iframe, object, img, link, [style]')).toHaveLength(0);
    const names = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].map((a) => a.name));
    expect(names.filter((name) => name.startsWith('on'))).toEqual([]);
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    const hash = createHash('sha256')
      .update(document.querySelector('style')?.textContent ?? '')
      .digest('base64');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`'sha256-${hash}'`);
  });

  it('loads nothing', () => {
    for (const { html } of samples) {
      const loaded = [...html.matchAll(/(?:src=|url\()["']?([^"')\s]+)/g)].map((match) => match[1] ?? '');
      expect(loaded.filter((url) => !url.startsWith('data:font/woff2;base64,') && !url.startsWith('#'))).toEqual([]);
    }
  });

  it('leads from each citation to its claim, and from each claim to its source', () => {
    const [sample] = samples;
    const document = parse(sample?.html ?? fail());
    const targets = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href') ?? '');
    for (const target of targets) expect(document.querySelectorAll(target), target).toHaveLength(1);
    expect(document.querySelector('.picture sup a')?.getAttribute('href')).toBe('#claim-1');
    expect(document.querySelector('#claim-1 figcaption a')?.getAttribute('href')).toBe('#source-1');
    expect(document.querySelector('#claim-1 .back')?.getAttribute('href')).toBe('#drawn-1');
    expect(document.querySelector('#drawn-1')?.textContent).toContain('Chlorophyll');
  });

  it('has no fault that axe can find without layout', async () => {
    for (const { name, html } of samples.filter((sample) => ['en', 'ar', 'ja'].includes(sample.name))) {
      const { window } = new JSDOM(html, {
        runScripts: 'outside-only',
      });
      window.eval(axe.source);
      const audit = window.eval('axe') as typeof axe;
      const { violations } = await audit.run(window.document, { rules: { 'color-contrast': { enabled: false } } });
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});

function parse(html: string | Uint8Array): Document {
  return parseHTML(typeof html === 'string' ? html : new TextDecoder().decode(html)).document;
}

function squeeze(text: string): string {
  return text.replace(/[\s\u200b\u00ad]/g, '');
}

function fail(): never {
  throw new Error('there are no samples');
}
