// @vitest-environment jsdom
// Models in the page: chosen, explained, told of in results and settings.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAlerts } from '../api/figures.ts';
import { ANSWER, json, MODELS } from '../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

const chosen = () => screen.getByTestId('selected-text-model').textContent;
const activeName = () => {
  const search = screen.getByRole('combobox', { name: 'Search models' });
  return document.getElementById(search.getAttribute('aria-activedescendant') ?? '')?.dataset.testid;
};

test('a model that is not running can be chosen, is sent along and kept', async () => {
  const { user, asked } = renderApp();
  expect(chosen()).toBe('Automatic');
  await user.click(screen.getByTestId('advanced-toggle'));
  await user.click(screen.getByTestId('text-model-selector'));
  const llama = await screen.findByTestId('model-llama3.3');
  expect(screen.getByTestId('model-dropdown').textContent).toContain('Not available: its service does not answer');
  expect(llama.textContent).toContain('High quality · free · 131K tokens of context');
  expect(screen.getByTestId('model-openrouter-auto').textContent).toContain('price unknown · context unknown');
  await user.click(llama);
  expect(chosen()).toBe('Llama 3.3');
  expect(screen.getByTestId('text-model-badge').textContent).toBe('Not available');
  expect(screen.queryByTestId('model-dropdown')).toBeNull();
  expect(document.activeElement).toBe(screen.getByTestId('text-model-selector'));
  await user.type(screen.getByTestId('topic-input'), 'Black holes{Enter}');
  await screen.findByTestId('generation-result');
  expect(asked.find(({ key }) => key === 'POST /api/generate')?.body).toMatchObject({ textModel: 'ollama/llama3.3' });
  expect(localStorage.getItem('hkm.draft')).toContain('ollama/llama3.3');
});

test('the list works by keyboard alone', async () => {
  const { user, stores, asked } = renderApp();
  stores.draft.getState().change({ advancedOpen: true, privacy: true });
  await waitFor(() => expect(screen.getByTestId('text-model-badge').textContent).toBe('2 ready'));
  screen.getByTestId('text-model-selector').focus();
  await user.keyboard('{Enter}');
  await screen.findByTestId('model-llama3.3');
  expect(activeName()).toBe('model-automatic');
  await user.keyboard('{ArrowDown}');
  expect(activeName()).toBe('model-extractive');
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(activeName()).toBe('model-llama3.3');
  await user.keyboard('{PageUp}');
  expect(activeName()).toBe('model-automatic');
  await user.keyboard('{PageDown}');
  expect(activeName()).toBe('model-llama3.3');
  await user.keyboard('nothing like it');
  await screen.findByText('No model matches.');
  await user.keyboard('{Enter}');
  expect(screen.getByTestId('model-dropdown')).toBeDefined();
  await user.clear(screen.getByRole('combobox', { name: 'Search models' }));
  await user.keyboard('openr{Enter}');
  expect(chosen()).toBe('OpenRouter Auto');
  expect(screen.getByTestId('text-model-badge').textContent).toBe('Over the network');
  expect(screen.getByTestId('model-selector').textContent).toContain('not used while Private is on');
  expect(asked.some(({ key }) => key === 'POST /api/generate')).toBe(false);
  await user.keyboard('{Enter}{Escape}');
  expect(screen.queryByTestId('model-dropdown')).toBeNull();
  await user.click(screen.getByTestId('image-model-selector'));
  await screen.findByTestId('model-sd_xl');
  expect(screen.queryByTestId('model-llama3.3')).toBeNull();
  await user.click(screen.getByTestId('model-automatic'));
  expect(screen.getByTestId('selected-image-model').textContent).toBe('Automatic');
  await user.click(screen.getByTestId('image-model-selector'));
  await user.click(screen.getByTestId('budget-input'));
  expect(screen.queryByTestId('model-dropdown')).toBeNull();
});

test('why a model would be taken is told, for this priority and budget', async () => {
  const { user, stores, asked } = renderApp({
    'POST /api/models/select': () =>
      json({
        model: MODELS[2],
        reason: 'quality high',
        candidates: [
          { model: MODELS[2], kept: true, reason: 'quality high', score: 1, estimatedCost: 0.012 },
          { model: MODELS[1], kept: false, reason: 'its service does not answer', score: 0, estimatedCost: null },
        ],
      }),
  });
  stores.draft.getState().change({ advancedOpen: true, priority: 'quality', budget: '0.5' });
  await user.click(screen.getByTestId('text-model-selector'));
  await user.click(screen.getByTestId('why-model'));
  await screen.findByText('Automatic takes OpenRouter Auto now.');
  const dropdown = screen.getByTestId('model-dropdown');
  expect(dropdown.textContent).toContain('OpenRouter Auto: quality high');
  expect(asked.findLast(({ key }) => key === 'POST /api/models/select')?.body).toMatchObject({
    type: 'text',
    priority: 'quality',
    privacy: false,
    budget: 0.5,
  });
});

test('a server that cannot list models or choose one says so, and automatic stays', async () => {
  const { user } = renderApp({
    'GET /api/models': () => json({ error: { message: 'Broken list.' } }, 500),
    'POST /api/models/select': () => json({ error: { message: 'No image model can do this.' } }, 422),
  });
  await user.click(screen.getByTestId('advanced-toggle'));
  await user.click(screen.getByTestId('image-model-selector'));
  await screen.findByText('The models could not be listed: Broken list.');
  await user.click(screen.getByTestId('why-model'));
  await screen.findByText('No image model can do this.');
  await user.click(screen.getByTestId('model-automatic'));
  await user.click(screen.getByTestId('settings-button'));
  await user.click(await screen.findByRole('button', { name: 'Models' }));
  expect((await screen.findByTestId('models-tab')).textContent).toContain('Broken list.');
});

test('a result says who composed it, who was asked, and what it cost', async () => {
  const attempts = [
    {
      stage: 'compose',
      model: 'llama3.3',
      provider: 'ollama',
      outcome: 'skipped',
      durationMs: 0,
      reason: 'not running',
    },
    {
      stage: 'compose',
      model: 'pro',
      provider: 'gemini',
      outcome: 'failed',
      durationMs: 900,
      error: { code: 'x', message: 'too slow' },
    },
    { stage: 'compose', model: 'a', provider: 'openrouter', outcome: 'ok', durationMs: 2100, costUsd: 0.02 },
  ];
  const { user } = renderApp({
    'POST /api/generate': () =>
      json({
        ...ANSWER,
        result: {
          ...ANSWER.result,
          route: { composer: 'openrouter/a', attempts, cached: true },
          usage: { inputTokens: 1000, outputTokens: 50, calls: 2, costUsd: 0.02 },
          hosts: ['openrouter.ai'],
        },
      }),
  });
  await user.type(screen.getByTestId('topic-input'), 'Black holes{Enter}');
  const facts = await screen.findByTestId('making-facts');
  expect(screen.getByTestId('composer').textContent).toBe('Composed by a (OpenRouter)');
  expect(
    within(facts)
      .getAllByTestId('attempt')
      .map((line) => line.textContent),
  ).toEqual([
    'llama3.3 (Ollama) was not asked: not running',
    'pro (Google Gemini) failed: too slow · 900 ms',
    'a (OpenRouter) answered · 2.1 s · $0.02',
  ]);
  expect(within(facts).getByTestId('run-usage').textContent).toBe('1,000 tokens read, 50 written, $0.02');
  expect(screen.getByText('Contacted: openrouter.ai')).toBeDefined();
  expect(facts.textContent).toContain('asked before');
});

test('alerts are read in any likely shape, firing ones first', () => {
  expect(readAlerts([{ rule: { metric: 'm' }, state: 'resolved' }, { name: 'a', threshold: 3 }, {}, 4])).toEqual([
    { name: 'a', state: 'firing', bound: 3 },
    { name: 'm', state: 'resolved' },
  ]);
});
