// Answers with gaps, and windows whose sizes are known.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ANSWER, json } from '../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(() => {
  vi.restoreAllMocks();
  resetBrowser();
});

async function open(result: object, handlers: Parameters<typeof renderApp>[0] = {}) {
  window.location.hash = '#/runs/run-1';
  const app = renderApp({ 'GET /api/runs/run-1': () => json({ id: 'run-1', result }), ...handlers });
  await screen.findByTestId('generation-result');
  return app;
}

test('claims whose sources are missing or say little are shown all the same', async () => {
  const { user } = await open({
    title: 'Odd',
    svg: ANSWER.result.svg,
    claims: [
      { text: 'Unsourced.', method: 'model:llama3.3', citations: [{ sourceId: 'gone', quote: 'Unsourced.' }] },
      { id: 'b', text: 'Bare.', verdict: 'contradicted', citations: [{ sourceId: 's', quote: 'Bare.' }] },
    ],
    sources: [{ id: 's', title: 'A page', date: '1887' }],
    dropped: [{ text: 'Left out.', verdict: 'weak' }],
  });
  const [first, second] = screen.getAllByTestId('claim');
  expect(first?.textContent).toContain('Worded by llama3.3');
  expect(first?.textContent).toContain('gone');
  expect(first?.textContent).toContain('no date given · licence not stated');
  expect(second?.textContent).toContain('1887 · licence not stated');
  expect(screen.getByTestId('dropped-claims').textContent).toMatch(/Weak$/);
  await user.click(within(first as HTMLElement).getByTestId('source-link'));
  await within(first as HTMLElement).findByText('Passage in gone');
  expect(screen.queryByTestId('claim-light')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Contradicted 1' }));
  // The chosen claim stays, whatever the filter.
  expect(screen.getAllByTestId('claim')).toHaveLength(2);
});

test('a run that says nothing about its making is refined from the defaults; a picture that cannot be read says so', async () => {
  const { user } = await open({
    title: 'Bare',
    svg: '<svg><broken',
    brief: { topic: 'x' },
    spec: { style: 'Unheard of' },
  });
  expect(screen.getByTestId('result-image').textContent).toBe('The answer holds no picture.');
  expect(screen.getByTestId('claims-panel').textContent).toContain('No statements were drawn');
  await user.click(screen.getByTestId('refine-toggle'));
  expect(screen.getByTestId<HTMLSelectElement>('refine-style').value).toBe('Standard Scientific');
  expect(screen.getByTestId<HTMLSelectElement>('refine-language').value).toBe('English');
  vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect(window.print).toHaveBeenCalled();
});

test.each([true, false])('a chosen claim out of sight is scrolled to (calm: %s), one in sight is not', async (calm) => {
  vi.stubGlobal('matchMedia', () => ({ matches: calm }));
  const boxes: Record<string, DOMRect> = {
    sheet: new DOMRect(0, 0, 1000, 2000),
    'picture-window': new DOMRect(0, 0, 1000, 500),
    c1: new DOMRect(100, 100, 200, 100),
    c2: new DOMRect(100, 1500, 200, 100),
  };
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(this: Element) {
    return boxes[this.getAttribute('data-claim') ?? this.className] ?? new DOMRect();
  });
  const scrollTo = vi.fn();
  Element.prototype.scrollTo = scrollTo;
  const { user } = await open(ANSWER.result);
  await user.keyboard('j');
  expect(scrollTo).not.toHaveBeenCalled();
  const light = screen.getByTestId('claim-light');
  expect(light.style.left).toBe('10%');
  expect(light.style.height).toBe('5%');
  await user.keyboard('j');
  expect(scrollTo).toHaveBeenCalledWith({ left: -300, top: 1300, behavior: calm ? 'auto' : 'smooth' });
});

test('Escape stops a run; a click beside a window closes it', async () => {
  const { user } = renderApp({ 'POST /api/generate': () => new Promise<Response>(() => undefined) });
  await user.type(screen.getByTestId('topic-input'), 'Black holes{Enter}');
  await screen.findByTestId('loading-state');
  await user.keyboard('{Escape}');
  await screen.findByText('Stopped. Nothing was kept.');
  await user.click(screen.getByTestId('settings-button'));
  const dialog = await screen.findByTestId('settings');
  await user.click(within(dialog).getByText('Performance'));
  expect(screen.queryByTestId('settings')).not.toBeNull();
  fireEvent.click(dialog);
  await waitFor(() => expect(screen.queryByTestId('settings')).toBeNull());
});

test('a result that was not kept can still be saved as SVG', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  URL.createObjectURL = () => 'blob:x';
  const { user } = renderApp({
    'POST /api/generate': () => json({ result: { svg: ANSWER.result.svg, title: 'Loose' } }),
  });
  await user.type(screen.getByTestId('topic-input'), 'x{Enter}');
  await screen.findByTestId('generation-result');
  await user.keyboard('j');
  await user.click(screen.getByTestId('export-button'));
  await user.click(screen.getByTestId('export-svg'));
  expect(saved).toEqual(['loose.svg']);
});

test('a note of another run than the one typed now starts nothing; an unreachable list asks again', async () => {
  localStorage.setItem('hkm.draft', JSON.stringify({ topic: 'Black holes' }));
  sessionStorage.setItem('hkm.pending', JSON.stringify({ topic: 'Other', startedAt: '2027-01-01T00:00:00.000Z' }));
  const first = renderApp();
  await waitFor(() => expect(first.asked.some(({ key }) => key === 'GET /api/runs')).toBe(true));
  expect(first.asked.some(({ key }) => key === 'POST /api/generate')).toBe(false);
  first.unmount();
  sessionStorage.setItem(
    'hkm.pending',
    JSON.stringify({ topic: 'Black holes', startedAt: '2027-01-01T00:00:00.000Z' }),
  );
  renderApp({ 'GET /api/runs': () => json({}, 500) });
  await screen.findByTestId('generation-result');
});

test('a claim that is chosen in one explainer is not chosen in the next', async () => {
  const { user } = await open(ANSWER.result, {
    'GET /api/runs/run-2': () => json({ id: 'run-2', result: { ...ANSWER.result, id: 'run-2', title: 'Acids' } }),
  });
  await user.keyboard('j');
  expect(screen.getAllByTestId('claim')[0]?.className).toContain('is-selected');
  window.location.hash = '#/runs/run-2';
  await screen.findByRole('heading', { name: 'Acids' });
  await waitFor(() => expect(screen.getAllByTestId('claim')[0]?.className).not.toContain('is-selected'));
});
