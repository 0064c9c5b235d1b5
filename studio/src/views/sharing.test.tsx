// @vitest-environment jsdom
// Handing a run on: previews of the files, the clipboard, the page to read.
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { json } from '../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

async function openExports(handlers: Parameters<typeof renderApp>[0] = {}) {
  window.location.hash = '#/runs/run-1';
  const app = renderApp(handlers);
  await screen.findByTestId('generation-result');
  await app.user.click(screen.getByTestId('export-button'));
  return app;
}

const shownFormat = () => screen.getByTestId('export-preview').dataset.format;

test('each file is previewed by what it holds', async () => {
  await openExports({
    'GET /api/runs/run-1/artifacts/md': () => new Response(`# Black holes\n${'x'.repeat(2000)}`),
    'GET /api/runs/run-1/artifacts/json': () => json({}, 500),
  });
  expect(shownFormat()).toBe('svg');
  expect(screen.getByTestId('export-preview').querySelector('img')?.getAttribute('src')).toContain('artifacts/svg');
  fireEvent.focus(screen.getByTestId('export-md'));
  expect(shownFormat()).toBe('md');
  await waitFor(() => expect(screen.getByTestId('export-preview').textContent).toContain('# Black holes'));
  expect(screen.getByTestId('export-preview').querySelector('pre')?.textContent).toMatch(/x…$/);
  fireEvent.pointerEnter(screen.getByTestId('export-json'));
  await screen.findByText('It cannot be shown here.');
  fireEvent.focus(screen.getByTestId('export-html'));
  expect(screen.getByTitle('Preview of the page').getAttribute('src')).toBe('/view/run-1');
  fireEvent.focus(screen.getByTestId('export-pptx'));
  expect(screen.getByTestId('export-preview').textContent).toContain('One slide');
});

test('the picture is copied, and a browser that will not says what to do', async () => {
  const { user } = await openExports({
    'GET /api/runs/run-1/artifacts/png': () => new Response('png'),
  });
  const status = () => screen.getByTestId('share-status').textContent;
  await user.click(screen.getByTestId('copy-image'));
  await waitFor(() => expect(status()).toContain('secure address'));
  vi.stubGlobal('ClipboardItem', class {});
  const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
  await user.click(screen.getByTestId('copy-image'));
  await waitFor(() => expect(status()).toBe('The image is in the clipboard.'));
  write.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  await user.click(screen.getByTestId('copy-image'));
  await waitFor(() => expect(status()).toContain('did not allow copying'));
});

test('a picture that the server cannot make is told apart from a refusal', async () => {
  const { user } = await openExports({
    'GET /api/runs/run-1/artifacts/png': () => json({ error: { message: 'No pixels today.' } }, 503),
  });
  vi.stubGlobal('ClipboardItem', class {});
  vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new DOMException('no', 'DataError'));
  await user.click(screen.getByTestId('copy-image'));
  await screen.findByText('The PNG file could not be made: No pixels today.');
});

test('the page to read has an address of its own, which can be copied', async () => {
  const { user } = await openExports();
  expect(screen.getByTestId('view-link').getAttribute('href')).toBe('/view/run-1');
  await user.click(screen.getByTestId('copy-address'));
  await screen.findByText('The address is in the clipboard.');
  expect(await navigator.clipboard.readText()).toMatch(/^http.*\/view\/run-1$/);
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  await user.click(screen.getByTestId('copy-address'));
  await screen.findByText(/did not allow copying. The address is http.*\/view\/run-1/);
});
