// @vitest-environment jsdom
// The settings: figures over time, errors, usage and budgets.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { json } from '../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

const HOUR = 3_600_000;

/** Two neighbours and one that stands alone. */
const history = (hours: number) => {
  const to = Date.UTC(2026, 2, 4, 12);
  const point = { requests: 4, successRate: 75, p50: 140, p95: 900, p99: 1500, cacheHitRate: 25 };
  const step = hours > 24 ? HOUR : 60_000;
  return {
    from: to - hours * HOUR,
    to,
    step,
    points: [
      { ...point, time: to - step * 30 },
      { ...point, time: to - step * 29 },
      { ...point, time: to - step, requests: 9 },
    ],
  };
};

test('figures over time are drawn, and said in a table', async () => {
  const { user, asked } = renderApp({
    'GET /api/metrics': () =>
      json({ totalRequests: 4, running: 2, waiting: 5, connections: 3, operations: { generate: { requestCount: 4 } } }),
    'GET /api/metrics/generate': () => json({ errorDistribution: { timeout: 3, bad_input: 1, odd: 'x' } }),
    'GET /api/metrics/history': ({ url }) => json(history(Number(url.searchParams.get('hours')))),
  });
  await user.click(screen.getByTestId('settings-button'));
  const times = await screen.findByTestId('chart-times');
  expect([...times.querySelectorAll('.chart-plot .chart-line')].map((line) => line.getAttribute('d'))).toEqual([
    expect.stringMatching(/^M\S+ \S+h0L\S+ \S+M\S+ \S+h0$/),
    expect.any(String),
    expect.any(String),
  ]);
  expect(screen.getByTestId('chart-requests').querySelectorAll('rect')).toHaveLength(3);
  expect(screen.getByTestId('running').textContent).toBe('2');
  expect(screen.getByTestId('queue-length').textContent).toBe('5');
  expect(screen.getByTestId('connections').textContent).toBe('3');
  await waitFor(() => expect(screen.getByTestId('error-kinds').textContent).toContain('timeout3bad input1'));
  await user.click(screen.getByText('The same as a table'));
  const rows = within(await screen.findByTestId('history-table')).getAllByRole('row');
  expect(rows.map((row) => row.textContent)[1]).toMatch(/9140 ms900 ms1.5 s75%25%$/);
  await user.click(screen.getByTestId('span-168'));
  await waitFor(() => expect(asked.filter(({ key }) => key === 'GET /api/metrics/history').length).toBeGreaterThan(1));
  expect(screen.getByTestId<HTMLInputElement>('span-168').checked).toBe(true);
});

test('a span without explainers, and a server without figures over time, say so', async () => {
  const { user, unmount } = renderApp({ 'GET /api/metrics/history': () => json({ points: [] }) });
  await user.click(screen.getByTestId('settings-button'));
  await screen.findByText(/No explainer was made in this span/);
  unmount();
  const other = renderApp();
  await other.user.click(screen.getByTestId('settings-button'));
  await screen.findByText('This server keeps no figures over time.');
});

test('the budget of the next explainers is set in the usage, and kept ones are counted', async () => {
  const { user, stores } = renderApp({
    'GET /api/usage': () => json({ budgets: { runs: 1, budgetUsd: 0.5, spentUsd: 0.2, over: 0 } }),
  });
  await user.click(screen.getByTestId('settings-button'));
  await user.click(await screen.findByRole('button', { name: 'Usage' }));
  expect((await screen.findByTestId('budgets-kept')).textContent).toBe(
    'With a budget: 1. Spent $0.20 of $0.50 together; over budget: 0.',
  );
  await user.type(screen.getByTestId('usage-budget'), 'a');
  await within(screen.getByTestId('usage-tab')).findByText('Give the budget as a number of dollars, 0 or more.');
  await user.clear(screen.getByTestId('usage-budget'));
  await user.type(screen.getByTestId('usage-budget'), '0.25');
  expect(stores.draft.getState().budget).toBe('0.25');
});

test('settings list providers, alerts and usage', async () => {
  const sum = { runs: 2, calls: 2, inputTokens: 14, outputTokens: 0, costUsd: 0, unknownCosts: 2 };
  const alerts = [
    {
      rule: 'old',
      state: 'resolved',
      metric: 'errorRate',
      value: 1,
      bound: 5,
      since: '2026-03-04T10:00:00Z',
      resolvedAt: '2026-03-04T11:30:00Z',
    },
    {
      rule: 'slow',
      state: 'firing',
      metric: 'p95ResponseTime',
      value: 9000.5,
      bound: 8000,
      since: '2026-03-04T10:00:00Z',
    },
  ];
  const { user } = renderApp({
    'GET /api/alerts': () => json({ alerts }),
    'GET /api/usage': () =>
      json({
        total: sum,
        byDay: [{ ...sum, key: '2026-03-04' }],
        byModel: [{ ...sum, key: 'gemini/pro' }],
        byProvider: [{ ...sum, key: 'gemini' }],
      }),
  });
  await user.click(screen.getByTestId('settings-button'));
  await waitFor(() => expect(screen.getAllByTestId('alert')).toHaveLength(2));
  expect(screen.getAllByTestId('alert')[0]?.textContent).toContain('Nowslowp95ResponseTime: 9 s, limit 8 s');
  expect(screen.getByTestId('alerts-list').textContent).toContain('Over');
  await user.click(screen.getByRole('button', { name: 'Models' }));
  expect((await screen.findByTestId('provider-openrouter')).textContent).toContain('Ready');
  expect(screen.getByTestId('provider-gemini').textContent).toContain('set GEMINI_API_KEY');
  await user.click(screen.getByTestId('models-again'));
  await user.click(screen.getByRole('button', { name: 'Usage' }));
  const total = await screen.findByTestId('usage-total');
  expect(total.textContent).toBe('Together2140unknown');
  expect(screen.getByTestId('usage-tab').textContent).toContain('Made in the last 90 days, deleted ones included');
  await user.click(screen.getByTestId('usage-by-model'));
  expect(screen.getByTestId('usage-row').textContent).toContain('pro (Google Gemini)');
  await user.click(screen.getByTestId('usage-by-provider'));
  expect(screen.getByTestId('usage-row').textContent).toContain('Google Gemini2');
  expect(screen.getByTestId('budgets-kept').textContent).toContain('None');
});

test('usage without runs, or that cannot be read, is honest', async () => {
  const { user, unmount } = renderApp({ 'GET /api/usage': () => json({ total: { runs: 0 } }) });
  await user.click(screen.getByTestId('settings-button'));
  await user.click(screen.getByRole('button', { name: 'Usage' }));
  await screen.findByText(/Nothing has been made yet/);
  unmount();
  const other = renderApp({ 'GET /api/usage': () => json({}, 500) });
  await other.user.click(screen.getByTestId('settings-button'));
  await other.user.click(screen.getByRole('button', { name: 'Usage' }));
  await screen.findByText('The usage could not be read.');
});
