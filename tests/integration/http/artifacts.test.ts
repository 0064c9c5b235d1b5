/** The files of a run, and its page to read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../engine/src/http/schemas.ts';
import { errorOf, type Serving, serve } from './serving.ts';

let server: Serving;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

const answerOf = async (response: Response) => (await response.json()) as Answer;

describe('artifacts', () => {
  it('come with their type, name, tag, and nothing that a browser would run', async () => {
    const id = await server.make({ topic: 'Señor “Light” / 光' });
    const svg = await server.get(`/api/runs/${id}/artifacts/svg`);
    expect(svg.headers.get('content-type')).toBe('image/svg+xml');
    expect(svg.headers.get('content-security-policy')).toContain('sandbox');
    expect(svg.headers.get('x-content-type-options')).toBe('nosniff');
    expect(svg.headers.get('content-disposition')).toBe(
      `inline; filename="Senor Light.svg"; filename*=UTF-8''${encodeURIComponent('Señor “Light” 光.svg')}`,
    );
    const etag = svg.headers.get('etag') ?? '';
    const unchanged = await server.get(`/api/runs/${id}/artifacts/svg`, { 'if-none-match': etag });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    const saved = await server.get(`/api/runs/${id}/artifacts/svg?download=true`);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);

    const types = {
      png: 'image/png',
      pdf: 'application/pdf',
      json: 'application/json',
      md: 'text/markdown; charset=utf-8',
    };
    for (const [format, type] of Object.entries(types)) {
      const response = await server.get(`/api/runs/${id}/artifacts/${format}`);
      expect(response.headers.get('content-type'), format).toContain(type);
      expect(await response.text()).toContain(`${format} of `);
    }
    const html = await server.get(`/api/runs/${id}/artifacts/html`);
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('have names of whole characters, however long the title', async () => {
    const id = await server.make({ topic: `x${'🐳'.repeat(90)}` });
    const svg = await server.get(`/api/runs/${id}/artifacts/svg`);
    expect(svg.status).toBe(200);
    expect(svg.headers.get('content-disposition')).toContain(encodeURIComponent(`x${'🐳'.repeat(79)}.svg`));
  });

  it('name the formats that there are', async () => {
    const id = await server.make();
    const error = await errorOf(await server.get(`/api/runs/${id}/artifacts/gif`));
    expect(error.details?.[0]).toMatchObject({ path: 'format', allowed: expect.arrayContaining(['svg', 'png']) });
    expect((await server.get('/api/runs/none/artifacts/png')).status).toBe(404);
  });
});

describe('the page to read', () => {
  it('shows a run without controls and scripts, and leads to the studio where there is none', async () => {
    const { id, result } = await answerOf(await server.post('/api/generate', { topic: 'Sunspots' }));
    const page = await server.get(`/view/${id}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect(page.headers.get('content-disposition')).toBeNull();
    const html = await page.text();
    expect(html).toContain(result.title);
    expect(html).not.toMatch(/<(?:script|button|input|form)\b/);
    const known = { 'if-none-match': page.headers.get('etag') ?? '' };
    expect((await fetch(`${server.url}/view/${id}`, { headers: known })).status).toBe(304);
    const none = await fetch(`${server.url}/view/no%2Fne`, { redirect: 'manual' });
    expect([none.status, none.headers.get('location')]).toEqual([303, '/#/runs/no%2Fne']);
  });
});
