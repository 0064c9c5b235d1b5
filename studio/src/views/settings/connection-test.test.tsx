// @vitest-environment jsdom
// One provider tested on its own.
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readReport } from '../../api/model-test.ts';
import { type Handler, json } from '../../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

async function openModels(answer: Handler) {
  const app = renderApp({ 'POST /api/models/test': answer });
  await app.user.click(screen.getByTestId('settings-button'));
  await app.user.click(await screen.findByRole('button', { name: 'Models' }));
  await screen.findByTestId('test-ollama');
  return app;
}

const reportOf = (provider: string) => screen.getByTestId(`test-report-${provider}`).textContent ?? '';

test('says that a service answered, with its models, and lists them anew', async () => {
  const { user, asked } = await openModels(() =>
    json({
      provider: 'ollama',
      ok: true,
      durationMs: 12,
      endpoint: 'http://localhost:11434',
      modelCount: 7,
      modelNames: ['A', 'B'],
    }),
  );
  const listed = asked.filter(({ key }) => key === 'GET /api/models').length;
  await user.click(screen.getByRole('button', { name: 'Test the connection to Ollama' }));
  await waitFor(() => expect(reportOf('ollama')).toContain('Answered in 12 ms.'));
  expect(reportOf('ollama')).toContain('http://localhost:11434');
  expect(reportOf('ollama')).toContain('Models: 7 (A, B, …)');
  expect(reportOf('gemini')).toBe('');
  await waitFor(() => expect(asked.filter(({ key }) => key === 'GET /api/models').length).toBeGreaterThan(listed));
});

test('says what is missing and how to mend it', async () => {
  const problems: Record<string, object> = {
    gemini: { ok: false, problem: { code: 'not_configured', message: 'x', mending: 'configure' } },
    ollama: {
      ok: false,
      durationMs: 40,
      endpoint: 'http://localhost:1',
      problem: { code: 'unavailable', message: 'fetch failed', mending: 'start' },
    },
    comfyui: { ok: true, durationMs: 5, problem: { code: 'no_models', message: 'none', mending: 'install' } },
  };
  const { user } = await openModels(({ body }) => json(problems[(body as { provider: string }).provider]));
  await user.click(screen.getByTestId('test-gemini'));
  await waitFor(() => expect(reportOf('gemini')).toContain('Set GEMINI_API_KEY in the environment'));
  expect(reportOf('gemini')).not.toContain('It said');
  await user.click(screen.getByTestId('test-ollama'));
  await waitFor(() => expect(reportOf('ollama')).toContain('No connection. The attempt took 40 ms.'));
  expect(reportOf('ollama')).toContain('its address is right (http://localhost:1)');
  expect(reportOf('ollama')).toContain('It said: fetch failed');
  await user.click(screen.getByTestId('test-comfyui'));
  await waitFor(() => expect(reportOf('comfyui')).toContain('It has no model yet.'));
});

test('says that it could not be tested', async () => {
  const { user } = await openModels(() => json({ error: { message: 'At most ten a minute.' } }, 429));
  await user.click(screen.getByTestId('test-ollama'));
  await waitFor(() => expect(reportOf('ollama')).toBe('It could not be tested: At most ten a minute.'));
});

test('any answer is read', () => {
  expect(readReport(7)).toEqual({ ok: false, durationMs: 0, modelCount: 0, modelNames: [] });
  expect(readReport({ problem: { mending: 'dance' }, modelNames: ['a', {}] })).toMatchObject({
    modelCount: 1,
    problem: { code: '', message: '', mending: 'look' },
  });
});
