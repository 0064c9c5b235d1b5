import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventStream, json } from '../../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

const counts = { waiting: 0, running: 0, done: 2, failed: 1, cancelled: 0 };
const DONE = {
  id: 'b1',
  name: 'Week 1',
  state: 'done',
  createdAt: '2026-03-04T10:00:00.000Z',
  counts,
  items: [
    { position: 0, line: 1, topic: 'Light', state: 'done', runId: 'run-1', title: 'Light and colour' },
    { position: 1, line: 2, topic: 'Sound', state: 'done', runId: 'run-2' },
    {
      position: 2,
      line: 3,
      topic: 'Heat',
      state: 'failed',
      error: {
        code: 'bad_input',
        message: 'Line 3: visualStyle must be one of: Minimalist.',
        details: [{ path: 'visualStyle', message: 'must be one of: Minimalist', code: 'field_not_allowed' }],
      },
    },
  ],
};
const RUNNING = {
  ...DONE,
  state: 'running',
  counts: { waiting: 1, running: 1, done: 1, failed: 0, cancelled: 0 },
  items: [
    DONE.items[0],
    { ...DONE.items[1], state: 'running', runId: undefined },
    { position: 2, line: 3, topic: 'Heat', state: 'waiting' },
  ],
};
const { id, name, state, createdAt } = DONE;
const SUMMARY = { id, name, state, createdAt, counts };

const rows = () => screen.getAllByTestId('batch-row').map((row) => row.dataset.state);

test('a list is handed in with the choices, and what was typed outlives a reload', async () => {
  const { user, asked, unmount } = renderApp({
    'GET /api/batches': () => json({ batches: [] }),
    'POST /api/batches': () => json(DONE, 202),
    'GET /api/batches/b1/events': () => eventStream(['batch', DONE], ['end', { state: 'done' }]),
  });
  await user.click(screen.getByTestId('batches-button'));
  await user.click(await screen.findByTestId('batch-start'));
  expect((await screen.findByTestId('batch-problem')).textContent).toBe('Write at least one topic.');
  expect(document.activeElement).toBe(screen.getByTestId('batch-topics'));
  await user.click(screen.getByTestId('batch-example'));
  expect(screen.getByTestId('batch-count').textContent).toBe('3 topicsColumns: topic, level, format');
  unmount();
  const again = renderApp({
    'GET /api/batches': () => json({ batches: [SUMMARY] }),
    'POST /api/batches': () => json(DONE, 202),
    'GET /api/batches/b1/events': () => eventStream(['batch', DONE], ['end', { state: 'done' }]),
  });
  expect((await screen.findByTestId<HTMLTextAreaElement>('batch-topics')).value).toContain('The Black Death');
  expect((await screen.findByTestId('batch-card')).textContent).toContain('Week 1Finished2 of 3 made · 1 failed');
  await again.user.type(screen.getByTestId('batch-name'), 'Week 1');
  await again.user.selectOptions(screen.getByTestId('complexity-select'), 'Expert');
  await again.user.click(screen.getByTestId('batch-start'));
  await screen.findByTestId('batch');
  expect(window.location.hash).toBe('#/batches/b1');
  expect(asked.some(({ key }) => key === 'POST /api/batches')).toBe(false);
  expect(again.asked.find(({ key }) => key === 'POST /api/batches')?.body).toMatchObject({
    name: 'Week 1',
    csv: expect.stringContaining('Black holes,High School,Infographic'),
    defaults: { complexityLevel: 'Expert', outputFormat: 'Infographic' },
  });
  expect(screen.getByTestId<HTMLTextAreaElement>('batch-topics').value).toBe('');
});

test('a file fills the list; a refusal of the server is said at the field', async () => {
  window.location.hash = '#/batches';
  const { user } = renderApp({
    'POST /api/batches': () => json({ error: { code: 'queue_full', message: '20 batches are running.' } }, 503),
  });
  const file = new File(['Light\nSound\n'], 'week-2.csv', { type: 'text/csv' });
  await user.upload(await screen.findByTestId('batch-file'), file);
  await waitFor(() => expect(screen.getByTestId('batch-count').textContent).toBe('2 topics'));
  expect(screen.getByTestId<HTMLInputElement>('batch-name').value).toBe('week-2');
  await user.click(screen.getByTestId('batch-start'));
  await screen.findByText('20 batches are running.');
  expect(screen.getByTestId<HTMLTextAreaElement>('batch-topics').value).toContain('Sound');
});

test('a batch is followed as it goes: each row, what failed and why, and a connection that broke', async () => {
  window.location.hash = '#/batches/b1';
  let looks = 0;
  const { user } = renderApp({
    'GET /api/batches/b1/events': () => {
      looks++;
      if (looks === 1)
        return eventStream(
          ['batch', RUNNING],
          ['item', { item: { ...DONE.items[1], title: 'Sound' }, counts: { ...RUNNING.counts, running: 0, done: 2 } }],
        );
      return eventStream(['batch', DONE], ['end', { state: 'done' }]);
    },
  });
  await waitFor(() => expect(rows()).toEqual(['done', 'done', 'waiting']));
  expect(screen.getByTestId('batch-state').textContent).toBe('Running');
  expect(screen.getByTestId('batch-progress').textContent).toContain('2 of 3 made');
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('2');
  await waitFor(() => expect(screen.getByTestId('batch-state').textContent).toBe('Finished'), { timeout: 6_000 });
  expect(screen.getAllByTestId('batch-open').map((link) => link.getAttribute('href'))).toEqual([
    '#/runs/run-1',
    '#/runs/run-2',
  ]);
  expect(screen.getAllByTestId('batch-row')[2]?.textContent).toContain('visualStyle must be one of: Minimalist');
  await user.click(screen.getByRole('button', { name: 'Failed 1' }));
  expect(rows()).toEqual(['failed']);
  await user.click(screen.getByRole('button', { name: 'All 3' }));
  expect(rows()).toHaveLength(3);
});

test('the rest is stopped; what failed is tried again; a batch is forgotten', async () => {
  window.location.hash = '#/batches/b1';
  let shown: object = RUNNING;
  const { user, asked } = renderApp({
    'GET /api/batches': () => json({ batches: [SUMMARY] }),
    'GET /api/batches/b1/events': () => eventStream(['batch', shown], ['end', shown]),
    'GET /api/batches/b2/events': () =>
      eventStream(['batch', { ...DONE, id: 'b2', name: '' }], ['end', { state: 'done' }]),
    'POST /api/batches/b1/cancel': () => {
      shown = { ...DONE, state: 'cancelled' };
      return json(shown);
    },
    'POST /api/batches/b1/retry': () => json({ ...DONE, id: 'b2' }, 202),
    'DELETE /api/batches/b2': () => new Response(null, { status: 204 }),
  });
  await user.click(await screen.findByTestId('batch-cancel'));
  await waitFor(() => expect(screen.getByTestId('batch-state').textContent).toBe('Stopped'));
  await user.click(screen.getByTestId('batch-retry'));
  await waitFor(() => expect(window.location.hash).toBe('#/batches/b2'));
  await screen.findByRole('heading', { name: 'Batch of Mar 4, 2026' });
  await user.click(screen.getByTestId('batch-forget'));
  await user.click(within(screen.getByTestId('confirm-forget')).getByTestId('confirm-forget-button'));
  await waitFor(() => expect(window.location.hash).toBe('#/batches'));
  expect(asked.some(({ key }) => key === 'DELETE /api/batches/b2')).toBe(true);
});

test('all files come as one archive, the links as a table; a failure is said', async () => {
  window.location.hash = '#/batches/b1';
  const saved: Blob[] = [];
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${saved.push(blob)}`,
      revokeObjectURL: () => undefined,
    }),
  );
  const file = () => new Response('%PDF', { headers: { 'content-type': 'application/pdf' } });
  let broken = false;
  const { user } = renderApp({
    'GET /api/batches/b1/events': () => eventStream(['batch', DONE], ['end', { state: 'done' }]),
    'GET /api/runs/run-1/artifacts/pdf': file,
    'GET /api/runs/run-2/artifacts/pdf': () =>
      broken ? json({ error: { code: 'timeout', message: 'Too slow.' } }, 504) : file(),
  });
  await user.click(await screen.findByTestId('batch-links'));
  expect(await saved[0]?.text()).toMatch(
    /^"title","address"\r\n"Light and colour","http:\/\/localhost(:\d+)?\/view\/run-1"\r\n/,
  );
  await user.click(screen.getByTestId('batch-zip'));
  await waitFor(() => expect(saved).toHaveLength(2));
  const archive = await saved[1]?.text();
  expect(archive).toContain('1-light-and-colour.pdf');
  expect(archive).toContain('2-sound.pdf');
  broken = true;
  await user.click(screen.getByTestId('batch-zip'));
  await screen.findByText('The files could not be packed: Too slow.');
});

test('a batch that is not there says so; history and topic are found from here', async () => {
  window.location.hash = '#/batches/none';
  const { user } = renderApp({ 'GET /api/batches': () => json({}, 500) });
  await screen.findByTestId('retry-button');
  await user.click(screen.getByTestId('retry-button'));
  await screen.findByTestId('retry-button');
  await user.click(screen.getByTestId('batches-button'));
  await screen.findByText('The batches could not be loaded.', undefined, { timeout: 9_000 });
  await user.click(screen.getByRole('button', { name: 'History' }));
  await screen.findByTestId('history-panel');
  await waitFor(() => expect(document.activeElement?.id).toBe('history-title'));
  await user.keyboard('b');
  await screen.findByTestId('batches-page');
  await user.keyboard('/');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('topic-input')));
});
