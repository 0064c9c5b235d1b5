// The finished explainer: claims and picture, exports, another look, history, settings, reload.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ANSWER, json } from '../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

async function open(handlers: Parameters<typeof renderApp>[0] = {}) {
  window.location.hash = '#/runs/run-1';
  const app = renderApp(handlers);
  await screen.findByTestId('generation-result');
  return app;
}

const claims = () => screen.getAllByTestId('claim');

test('each claim shows its verdict and its source with licence and date', async () => {
  await open();
  const [first, second] = claims();
  expect(first?.textContent).toContain('Supported');
  expect(first?.textContent).toContain('Fraknoi · Mar 9, 2022 · CC BY 4.0');
  const link = within(first as HTMLElement).getByTestId('source-link');
  expect(link.getAttribute('href')).toBe('https://openstax.org/astronomy');
  expect(link.getAttribute('rel')).toBe('noreferrer');
  expect(second?.textContent).toContain('Weak');
  expect(second?.textContent).toContain('your document');
});

test('choosing a claim lights it up and opens its passage; choosing it in the picture does the same', async () => {
  const { user } = await open();
  const [first, second] = claims();
  await user.click(within(first as HTMLElement).getByRole('button', { name: /nothing can escape/ }));
  expect(screen.getAllByTestId('claim-light')).toHaveLength(1);
  const passage = await screen.findByTestId('passage');
  await waitFor(() =>
    expect(passage.querySelector('mark')?.textContent).toBe('A black hole is a region from which nothing can escape.'),
  );
  expect(passage.textContent).toContain('Light cannot escape either.');
  const drawn = screen.getByTestId('result-image').querySelector('[data-claim="c2"] path');
  if (drawn) fireEvent.click(drawn);
  expect(second?.className).toContain('is-selected');
  await within(second as HTMLElement).findByText(/text is not kept here/);
  expect(second?.querySelector('mark')?.textContent).toBe('Light cannot escape either.');
  fireEvent.click(screen.getByTestId('result-image'));
  expect(screen.queryByTestId('claim-light')).toBeNull();
  await user.click(within(second as HTMLElement).getByTestId('source-link'));
  expect(second?.className).toContain('is-selected');
  const scroll = vi.fn();
  const picture = document.querySelector('.picture');
  if (picture) picture.scrollIntoView = scroll;
  await user.click(screen.getByRole('button', { name: 'Show it in the picture' }));
  expect(scroll).toHaveBeenCalled();
});

test('claims are filtered by verdict; dropped ones and warnings are told', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Weak 1' }));
  expect(claims()).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'All' }));
  expect(claims()).toHaveLength(2);
  expect(screen.getByTestId('dropped-claims').textContent).toContain('Unsupported: not in the quote');
  expect(screen.getByTestId('warnings').textContent).toContain('The sources hold no dates.');
  expect(screen.getByText('Nothing left this machine')).toBeDefined();
});

test('an inquiry says that it holds no facts', async () => {
  const result = {
    ...ANSWER.result,
    spec: { kind: 'inquiry' },
    claims: [],
    hosts: ['example.org'],
    warnings: [{ code: 'no_sources', message: 'Nothing citable.' }],
  };
  await open({ 'GET /api/runs/run-1': () => json({ id: 'run-1', result }) });
  expect(screen.getByTestId('inquiry-notice').textContent).toContain('holds no facts');
  expect(screen.queryByTestId('warnings')).toBeNull();
  expect(screen.getByText('Contacted: example.org')).toBeDefined();
  expect(screen.getByTestId('claims-panel').textContent).toContain('nothing to check');
});

test('the picture zooms by buttons, keys and wheel, and moves by dragging', async () => {
  const { user } = await open();
  const value = () => screen.getByTestId('zoom-value').textContent;
  expect(value()).toBe('100 %');
  await user.click(screen.getByRole('button', { name: 'Zoom in' }));
  expect(value()).toBe('125 %');
  await user.click(screen.getByRole('button', { name: 'Zoom out' }));
  await user.click(screen.getByRole('button', { name: 'Show the whole picture' }));
  expect(value()).toBe('100 %');
  const view = screen.getByRole('region', { name: /^Picture/ });
  fireEvent.keyDown(view, { key: '+' });
  fireEvent.keyDown(view, { key: '+', ctrlKey: true });
  expect(value()).toBe('125 %');
  fireEvent.keyDown(view, { key: '-' });
  fireEvent.keyDown(view, { key: '1' });
  fireEvent.keyDown(view, { key: 'x' });
  expect(value()).toBe('100 %');
  fireEvent.wheel(view, { deltaY: -300 });
  expect(value()).toBe('100 %');
  fireEvent.wheel(view, { deltaY: -300, ctrlKey: true });
  // Stretched at once, drawn anew when the wheel rests.
  expect(screen.getByTestId('result-image').style.transform).toMatch(/scale\(2\.71/);
  await waitFor(() => expect(value()).toBe('272 %'));
  expect(screen.getByTestId('result-image').style.transform).toBe('');
  fireEvent.keyDown(view, { key: '0' });
  await user.click(screen.getByRole('button', { name: 'Full size, 100 %' }));
  await user.click(screen.getByRole('button', { name: 'Fit the width' }));
  expect(value()).toBe('100 %');
  const capture = vi.fn();
  view.setPointerCapture = capture;
  const pointer = { pointerType: 'mouse', button: 0, pointerId: 1 };
  fireEvent.pointerDown(view, { ...pointer, clientX: 50, clientY: 50 });
  fireEvent.pointerMove(view, { ...pointer, clientX: 51, clientY: 50 });
  expect(capture).not.toHaveBeenCalled();
  fireEvent.pointerMove(view, { ...pointer, clientX: 20, clientY: 10 });
  fireEvent.pointerUp(view, pointer);
  fireEvent.click(screen.getByTestId('result-image').querySelector('[data-claim] path') as Element);
  expect(screen.queryByTestId('claim-light')).toBeNull();
});

test('files are saved under the title; one that fails says why', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  URL.createObjectURL = () => 'blob:x';
  const { user } = await open({
    'GET /api/runs/run-1/artifacts/png': () => new Response('png'),
    'GET /api/runs/run-1/artifacts/pptx': () => json({ error: { message: 'No slides today.' } }, 422),
  });
  await user.click(screen.getByTestId('export-button'));
  await user.click(screen.getByTestId('export-png'));
  await waitFor(() => expect(saved).toEqual(['black-holes.png']));
  await user.click(screen.getByTestId('export-pptx'));
  await screen.findByText(/PPTX.*No slides today/);
  vi.stubGlobal('ClipboardItem', class {});
  await user.click(screen.getByRole('button', { name: 'Copy as image' }));
  await screen.findByText(/clipboard|did not allow/);
  await user.keyboard('{Escape}');
  expect(screen.getByTestId('export-button').getAttribute('aria-expanded')).toBe('false');
  await user.click(screen.getByTestId('export-button'));
  fireEvent.pointerDown(document.body);
  expect(screen.getByTestId('export-button').getAttribute('aria-expanded')).toBe('false');
  vi.restoreAllMocks();
});

test('another look is drawn from the same research and gets its own address', async () => {
  const { user, asked } = await open({
    'GET /api/runs/run-3': () => json({ error: { message: 'must not be asked' } }, 500),
  });
  await user.click(screen.getByTestId('refine-toggle'));
  await user.selectOptions(screen.getByTestId('refine-style'), 'Minimalist');
  await screen.findByRole('heading', { name: 'Black holes, drawn again' });
  expect(window.location.hash).toBe('#/runs/run-3');
  expect(asked.find(({ key }) => key.endsWith('/render'))?.body).toEqual({ visualStyle: 'Minimalist' });
  expect(screen.getByTestId('refine-status').textContent).toContain('without new research');
  expect(screen.getByRole('link', { name: 'Earlier version' }).getAttribute('href')).toBe('#/runs/run-1');
});

test('a look that cannot be drawn leaves the picture as it is', async () => {
  const { user } = await open({
    'POST /api/runs/run-1/render': () => json({ error: { message: 'Too narrow.' } }, 422),
  });
  await user.click(screen.getByTestId('refine-toggle'));
  await user.selectOptions(screen.getByTestId('refine-format'), 'Timeline');
  await user.selectOptions(screen.getByTestId('refine-level'), 'Expert');
  await user.selectOptions(screen.getByTestId('refine-language'), 'German');
  await waitFor(() => expect(screen.getByTestId('refine-status').textContent).toContain('Too narrow.'));
  expect(screen.getByTestId('result-image')).toBeDefined();
});

test('a run that is gone says so and can be asked for again', async () => {
  window.location.hash = '#/runs/run-9';
  const { user } = renderApp();
  expect((await screen.findByTestId('error-message')).textContent).toContain('not kept here');
  await user.click(screen.getByTestId('retry-button'));
  expect(await screen.findByTestId('error-message')).toBeDefined();
});

test('the history is searched, filtered, and deleted from after asking', async () => {
  const { user, asked } = await open();
  const panel = within(screen.getByTestId('history-panel'));
  await user.type(panel.getByTestId('history-search'), 'aci');
  await waitFor(() => expect(panel.getAllByTestId('history-item')).toHaveLength(1));
  await user.clear(panel.getByTestId('history-search'));
  await user.selectOptions(panel.getByTestId('history-filter'), 'Comparison');
  await panel.findByText(/None of your explainers/);
  await user.click(panel.getByTestId('history-clear'));
  await user.click(await panel.findByRole('button', { name: 'Delete Black holes' }));
  await user.click(within(screen.getByTestId('confirm-delete')).getByRole('button', { name: 'Cancel' }));
  expect(asked.some(({ key }) => key.startsWith('DELETE'))).toBe(false);
  await user.click(panel.getByRole('button', { name: 'Delete Acids' }));
  await user.click(screen.getByTestId('confirm-delete-button'));
  await screen.findByText(/It could not be deleted/);
  await user.click(within(screen.getByTestId('confirm-delete')).getByRole('button', { name: 'Close' }));
  await user.click(panel.getByRole('button', { name: 'Delete Black holes' }));
  expect(screen.getByTestId('confirm-delete').textContent).toContain('“Black holes” has 2 versions.');
  expect(screen.getByTestId('confirm-delete-button').textContent).toBe('All 2 versions');
  await user.click(screen.getByTestId('confirm-delete-button'));
  await waitFor(() => expect(window.location.hash).toBe('#/'));
  await screen.findByTestId('empty-state');
});

test('a long history opens in full on demand; an unreachable one says so', async () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ id: `r${index}`, title: `Run ${index}` }));
  const page = ({ url }: { url: URL }) => {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const nextCursor = from === 0 ? { nextCursor: '24' } : {};
    return json({ families: many.slice(from, from + 24), total: 30, ...nextCursor });
  };
  const { user } = renderApp({ 'GET /api/history': page });
  await screen.findByText('24 of 30');
  await user.click(screen.getByTestId('history-more'));
  await waitFor(() => expect(screen.getAllByTestId('history-item')).toHaveLength(30));
  expect(screen.queryByTestId('history-more')).toBeNull();
  resetBrowser();
  prepareBrowser();
  renderApp({ 'GET /api/history': () => json({}, 500) });
  await screen.findByText('The list could not be loaded.');
});

test('the versions of an explainer are behind its card; one can be deleted by itself', async () => {
  const { user, asked } = renderApp({ 'DELETE /api/runs/run-0': () => new Response(null, { status: 204 }) });
  const [card] = await screen.findAllByTestId('history-item');
  const first = within(card ?? expect.fail('no card'));
  await user.click(first.getByRole('button', { name: '2 versions' }));
  const versions = await first.findAllByTestId('history-version');
  expect(versions.map((row) => row.querySelector('a')?.getAttribute('href'))).toEqual(['#/runs/run-1', '#/runs/run-0']);
  await user.click(within(versions[1] ?? expect.fail('no version')).getByTestId('history-version-delete'));
  expect(screen.queryByTestId('confirm-delete-one')).toBeNull();
  await user.click(screen.getByTestId('confirm-delete-button'));
  await waitFor(() => expect(asked.some(({ key }) => key === 'DELETE /api/runs/run-0')).toBe(true));
  await user.click(first.getByTestId('history-delete'));
  await user.click(screen.getByTestId('confirm-delete-one'));
  await waitFor(() => expect(asked.some(({ key }) => key === 'DELETE /api/runs/run-1')).toBe(true));
});

test('a history without anything says what will be there', async () => {
  renderApp({ 'GET /api/history': () => json({ families: [], total: 0 }) });
  expect((await screen.findByTestId('history-empty')).textContent).toContain('Nothing made yet');
  expect(screen.queryByTestId('history-search')).toBeNull();
});

test('settings show the figures of the server, and honest gaps', async () => {
  const { user } = renderApp();
  await user.click(screen.getByTestId('settings-button'));
  const part = within(await screen.findByTestId('performance-tab'));
  await waitFor(() => expect(part.getByTestId('total-requests').textContent).toBe('4'));
  expect(part.getByTestId('success-rate').textContent).toBe('75%');
  expect(part.getByTestId('average-response-time').textContent).toBe('143 ms');
  expect(part.getByTestId('p95-response-time').textContent).toBe('1.3 s');
  expect(screen.getByTestId('memory-usage').textContent).toBe('not measured yet');
  await user.click(screen.getByRole('button', { name: 'Models' }));
  await screen.findByTestId('provider-gemini');
  expect(screen.getByTestId('provider-ollama').textContent).toContain('set OLLAMA_ENDPOINT');
  await user.click(screen.getByRole('button', { name: 'Usage' }));
  await screen.findByTestId('usage-total');
  expect(screen.getByTestId('usage-tab').textContent).toContain('costs nothing');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByTestId('settings')).toBeNull();
});

test('figures of a server that was not asked yet, with an alert, or that cannot be had', async () => {
  const alerts = [{ name: 'slow answers', state: 'firing' }];
  const { user } = renderApp({ 'GET /api/metrics': () => json({ totalRequests: 0, successRate: 0, alerts }) });
  await user.keyboard(',');
  expect((await screen.findByTestId('alerts-list')).textContent).toContain('');
  await screen.findByText('Slow answers');
  expect(screen.getByTestId('success-rate').textContent).toBe('not measured yet');
  resetBrowser();
  prepareBrowser();
  const other = renderApp({ 'GET /api/metrics': () => json({}, 500) });
  await other.user.click(screen.getByTestId('settings-button'));
  await screen.findByText('The figures could not be loaded.');
});

test('keys move through the claims, to the topic, and list themselves', async () => {
  const { user } = await open();
  await user.keyboard('j');
  await user.keyboard('j');
  expect(claims()[1]?.className).toContain('is-selected');
  await user.keyboard('j');
  expect(claims()[1]?.className).toContain('is-selected');
  await user.keyboard('k');
  expect(claims()[0]?.className).toContain('is-selected');
  await user.keyboard('{Escape}');
  await user.keyboard('k');
  expect(claims()[1]?.className).toContain('is-selected');
  await user.keyboard('/');
  expect(document.activeElement).toBe(screen.getByTestId('topic-input'));
  await user.keyboard('?');
  expect(screen.queryByTestId('shortcuts')).toBeNull();
  screen.getByTestId('topic-input').blur();
  await user.keyboard('?');
  const list = screen.getByTestId('shortcuts');
  expect(list.textContent).toContain('Next or previous claim');
  await user.keyboard('h');
  fireEvent(list, new Event('cancel', { cancelable: true }));
  expect(screen.queryByTestId('shortcuts')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Skip to the picture' }));
  expect(document.activeElement?.id).toBe('canvas');
});

test('the page speaks Arabic from right to left and keeps its colours', async () => {
  const { user } = renderApp();
  await user.selectOptions(screen.getByTestId('interface-language'), 'ar');
  await waitFor(() => expect(document.documentElement.dir).toBe('rtl'));
  expect(document.documentElement.lang).toBe('ar');
  expect(screen.getByTestId('generate-button').textContent).toBe('أنشئ الشرح');
  await user.click(screen.getByTestId('theme-button'));
  await user.click(screen.getByTestId('theme-button'));
  expect(document.documentElement.dataset.theme).toBe('dark');
  await user.click(screen.getByTestId('theme-button'));
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test('a device without a network is told so', () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  renderApp();
  expect(screen.getByText(/This device is offline/)).toBeDefined();
  vi.restoreAllMocks();
});

const pend = (topic: string, startedAt: string) => {
  localStorage.setItem('hkm.draft', JSON.stringify({ topic }));
  sessionStorage.setItem('hkm.pending', JSON.stringify({ topic, startedAt }));
};

test('a run that a reload interrupted is asked for again', async () => {
  pend('Black holes', '2027-01-01T00:00:00.000Z');
  const { asked } = renderApp();
  await screen.findByTestId('generation-result');
  expect(asked.filter(({ key }) => key === 'POST /api/generate')).toHaveLength(1);
});

test('a run that was finished meanwhile is opened', async () => {
  pend('Black holes', '2026-01-01T00:00:00.000Z');
  const { asked } = renderApp();
  await screen.findByTestId('generation-result');
  expect(asked.some(({ key }) => key === 'POST /api/generate')).toBe(false);
  expect(sessionStorage.getItem('hkm.pending')).toBeNull();
});
