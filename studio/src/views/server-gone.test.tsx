// @vitest-environment jsdom
// A server that goes away and comes back while the page is open.
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ANSWER, json } from '../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

test('a server that is gone is looked for; back again, the list is loaded and what was typed is there', async () => {
  let isThere = false;
  const answer = (body: unknown) => () => {
    if (!isThere) throw new TypeError('Failed to fetch');
    return json(body);
  };
  const { user } = renderApp({
    'GET /api/history': answer({ families: [{ id: 'run-1', title: 'Black holes' }] }),
    'POST /api/generate': answer(ANSWER),
    'GET /healthz': answer({ status: 'ok' }),
  });
  await screen.findByTestId('server-gone');
  await user.type(screen.getByTestId('topic-input'), 'Black holes{Enter}');
  await screen.findByTestId('retry-button');
  isThere = true;
  await waitFor(() => expect(screen.queryByTestId('server-gone')).toBeNull(), { timeout: 9_000 });
  await screen.findByTestId('history-item');
  expect(screen.getByTestId<HTMLInputElement>('topic-input').value).toBe('Black holes');
  await user.click(screen.getByTestId('retry-button'));
  await screen.findByTestId('generation-result');
}, 20_000);

test('what the next explainer will take is said before it is made', async () => {
  const { user, asked } = renderApp({
    'POST /api/models/select': () =>
      json({
        candidates: [
          {
            model: { id: 'pro', name: 'Pro', provider: 'gemini', type: 'text' },
            kept: true,
            reason: '',
            estimatedCost: 0.02,
          },
        ],
      }),
    'GET /api/metrics': () => json({ byModel: { 'gemini/pro': { averageResponseTime: 5000 }, 'a/b': {} } }),
  });
  await waitFor(() => expect(screen.getByTestId('estimate').textContent).toContain('Pro · about $0.02 · about 5 s'));
  await user.click(screen.getByTestId('advanced-toggle'));
  await user.type(screen.getByTestId('budget-input'), '1');
  await waitFor(() =>
    expect(asked.filter(({ key }) => key === 'POST /api/models/select').at(-1)?.body).toMatchObject({ budget: 1 }),
  );
});
