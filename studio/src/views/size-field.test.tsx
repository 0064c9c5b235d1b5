// @vitest-environment jsdom
// The page size: chosen before a run, kept in templates, changed afterwards.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ANSWER, json } from '../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../testing/render-app.tsx';
// Loaded before the first test: what is fetched on demand may be slow on a busy machine.
import './result-view.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

test('goes along with the brief, stays with the draft, and is changed on a finished run without research', async () => {
  const wide = { ...ANSWER.result, id: 'run-3', brief: { ...ANSWER.result.brief, size: 'Wide' } };
  const { user, asked, stores } = renderApp({
    'POST /api/runs/run-1/render': () => json({ id: 'run-3', result: wide }),
  });
  await user.click(screen.getByTestId('size-Phone'));
  expect(screen.getByTestId('size-field').textContent).toContain('for a small screen');
  expect(stores.draft.getState().size).toBe('Phone');
  await user.type(screen.getByTestId('topic-input'), 'Black holes{Enter}');
  await screen.findByTestId('generation-result');
  expect(asked.find(({ key }) => key === 'POST /api/generate')?.body).toMatchObject({ size: 'Phone' });
  await user.click(screen.getByTestId('refine-toggle'));
  const bar = within(screen.getByTestId('refine-bar'));
  expect(bar.getByTestId<HTMLInputElement>('refine-size-Poster').checked).toBe(true);
  await user.click(bar.getByTestId('refine-size-Wide'));
  await waitFor(() =>
    expect(asked.find(({ key }) => key.endsWith('/render'))).toMatchObject({ body: { size: 'Wide' } }),
  );
  await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('refine-size-Wide').checked).toBe(true));
  await waitFor(() => expect(screen.getByTestId('refine-status').textContent).toMatch(/without new research/));
  expect(document.querySelector('.result style')?.textContent).toContain('landscape');
});
