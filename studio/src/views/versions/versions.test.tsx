import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ANSWER, type Handler, json } from '../../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../../testing/render-app.tsx';
// Loaded before the first test: what is fetched on demand may be slow on a busy machine.
import '../result-view.tsx';
import './versions-dialog.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

const summary = (id: string, minute: number) => ({
  id,
  title: 'Black holes',
  topic: 'Black holes',
  createdAt: `2026-03-04T10:0${minute}:00.000Z`,
  kind: 'explainer',
  outputFormat: 'Infographic',
  visualStyle: 'Minimalist',
  complexityLevel: 'High School',
  language: 'English',
});

const run =
  (id: string, statement: string): Handler =>
  () =>
    json({ id, result: { ...ANSWER.result, id, claims: [{ ...ANSWER.result.claims[0], text: statement }] } });

async function openVersions(handlers: Record<string, Handler> = {}) {
  let versions = [summary('run-3', 3), summary('run-2', 2), summary('run-1', 1)];
  window.location.hash = '#/runs/run-2';
  const app = renderApp({
    'GET /api/runs/run-1': run('run-1', 'A black hole is a region.'),
    'GET /api/runs/run-2': run('run-2', 'A black hole is a place.'),
    'GET /api/runs/run-3': run('run-3', 'A black hole is a place.'),
    'GET /api/runs/run-2/versions': () => json({ runs: versions }),
    'DELETE /api/runs/run-1': () => {
      versions = versions.slice(0, -1);
      return new Response(null, { status: 204 });
    },
    ...handlers,
  });
  await app.user.click(await screen.findByTestId('versions-button'));
  return app;
}

test('the open version stands beside the one before it, with what differs in words', async () => {
  const { user } = await openVersions();
  const differences = await screen.findByTestId('differences');
  expect(differences.querySelector('del')?.textContent).toBe('region.');
  expect(differences.querySelector('ins')?.textContent).toBe('place.');
  const [earlier, later] = [screen.getByTestId('version-earlier'), screen.getByTestId('version-later')];
  expect(within(earlier).getByTestId<HTMLSelectElement>('version-earlier-select').value).toBe('run-1');
  expect(within(later).getByTestId<HTMLSelectElement>('version-later-select').value).toBe('run-2');
  await user.click(within(earlier).getByRole('button', { name: 'Zoom in' }));
  await waitFor(() =>
    expect(within(later).getByTestId('zoom-value').textContent).toBe(
      within(earlier).getByTestId('zoom-value').textContent,
    ),
  );
  await user.click(within(later).getByRole('button', { name: 'Show the whole picture' }));
  expect(within(earlier).getByRole('button', { name: 'Show the whole picture' }).getAttribute('aria-pressed')).toBe(
    'true',
  );
  await user.selectOptions(screen.getByTestId('version-later-select'), 'run-3');
  await user.selectOptions(screen.getByTestId('version-earlier-select'), 'run-2');
  await screen.findByText('The two say the same.');
});

test('a version is opened, and deleted after a question', async () => {
  const { user, asked } = await openVersions();
  const earlier = within(await screen.findByTestId('version-earlier'));
  await screen.findByTestId('differences');
  await user.click(earlier.getByTestId('version-delete'));
  earlier.getByText(/deleted for good/);
  expect(asked.some(({ key }) => key.startsWith('DELETE'))).toBe(false);
  await user.click(earlier.getByTestId('version-delete'));
  await waitFor(() => expect(asked.some(({ key }) => key === 'DELETE /api/runs/run-1')).toBe(true));
  await waitFor(() => expect(screen.getByTestId<HTMLSelectElement>('version-earlier-select').value).toBe('run-2'));
  await user.selectOptions(screen.getByTestId('version-earlier-select'), 'run-3');
  await user.click(within(screen.getByTestId('version-earlier')).getByTestId('version-open'));
  expect(window.location.hash).toBe('#/runs/run-3');
  expect(screen.queryByTestId('versions')).toBeNull();
});

test('one version alone', async () => {
  const { user } = await openVersions({ 'GET /api/runs/run-2/versions': () => json({ runs: [summary('run-2', 2)] }) });
  await screen.findByText(/There is one version so far/);
  await user.click(within(screen.getByTestId('versions')).getByRole('button', { name: 'Close' }));
  expect(screen.queryByTestId('versions')).toBeNull();
});

test('versions that cannot be had', async () => {
  await openVersions({ 'GET /api/runs/run-2/versions': () => json({ error: { message: 'Disk full.' } }, 500) });
  await screen.findByText('The versions could not be loaded: Disk full.');
});

test('what came, what went, another order and other choices are said in words', async () => {
  const item = (id: string, claimId: string, text: string) => ({ id, claimId, text, nouns: [] });
  const spec = (items: object[], style: string) => ({
    ...ANSWER.result.spec,
    style,
    title: 'Black holes',
    blocks: [{ id: 'b1', kind: 'facts', heading: '', items }],
  });
  const keptAs = (id: string, given: object) => () =>
    json({ id, result: { ...ANSWER.result, id, spec: given, claims: [] } });
  const [one, two] = [item('i1', 'c1', 'Alpha beta gamma.'), item('i2', 'c2', 'Delta epsilon zeta.')];
  await openVersions({
    'GET /api/runs/run-1': keptAs('run-1', spec([one, two, item('i3', 'c3', 'Gone for good.')], 'Minimalist')),
    'GET /api/runs/run-2': keptAs('run-2', spec([two, one, item('i4', 'c4', 'New here now.')], 'Cyberpunk HUD')),
  });
  const list = (await screen.findByTestId('differences')).textContent ?? '';
  for (const words of [
    'Style: Minimalist → Cyberpunk HUD',
    'Left out',
    'Gone for good.',
    'Added',
    'New here now.',
    'The order is another one.',
  ])
    expect(list).toContain(words);
});
