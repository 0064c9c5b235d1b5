// @vitest-environment jsdom
// The page from the empty form to a result, an error, a stop.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ANSWER, eventStream, json } from '../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../testing/render-app.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

const offer = (name: string) => screen.findByText(name, { selector: '[role=option]' });
const topic = () => screen.getByTestId<HTMLInputElement>('topic-input');

test('a topic becomes a result with its own address, in the history', async () => {
  const { user, asked } = renderApp();
  await user.type(topic(), 'Black holes');
  await user.selectOptions(screen.getByTestId('complexity-select'), 'Expert');
  await user.selectOptions(screen.getByTestId('style-select'), 'Minimalist');
  await user.selectOptions(screen.getByTestId('language-select'), 'German');
  await user.selectOptions(screen.getByTestId('format-select'), 'Timeline');
  await user.click(screen.getByTestId('generate-button'));
  await screen.findByTestId('generation-result');
  expect(window.location.hash).toBe('#/runs/run-1');
  expect(asked.find(({ key }) => key === 'POST /api/generate')?.body).toMatchObject({
    topic: 'Black holes',
    complexityLevel: 'Expert',
    visualStyle: 'Minimalist',
    language: 'German',
    outputFormat: 'Timeline',
  });
  expect(screen.getByTestId('result-image').querySelector('[data-claim="c1"]')).not.toBeNull();
});

test('the stages and claims are shown while they come, and stopping keeps what was typed', async () => {
  let send: (text: string) => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (text) => controller.enqueue(new TextEncoder().encode(text));
    },
  });
  const { user } = renderApp({
    'POST /api/generate': () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
  });
  await user.type(topic(), 'Black holes{Enter}');
  const loading = await screen.findByTestId('loading-state');
  expect(loading).toHaveProperty('isConnected', true);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('0');
  send('event: stage\ndata: {"stage":"research","state":"finished","durationMs":12,"note":"3 sections"}\n\n');
  send('event: stage\ndata: {"stage":"compose","state":"started"}\n\n');
  send('event: claim\ndata: {"id":"c1","text":"Nothing escapes."}\n\n');
  send(
    'event: attempt\ndata: {"model":"llama","outcome":"failed","error":{"code":"timeout","message":"too slow"}}\n\n',
  );
  send('event: warning\ndata: {"code":"x","message":"Careful."}\n\n');
  await within(loading).findByText('Careful.');
  expect(loading.textContent).toContain('Nothing escapes.');
  expect(loading.textContent).toContain('12 ms3 sections');
  expect(loading.textContent).toContain('llama failed: too slow');
  expect(within(loading).getByRole('status').textContent).toBe('Choosing what to say…');
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('1');
  await user.click(screen.getByTestId('cancel-button'));
  await screen.findByText('Stopped. Nothing was kept.');
  expect(topic().value).toBe('Black holes');
});

test('an error shows what happened and trying again works', async () => {
  const answers = [
    json({ error: { code: 'internal', message: 'Broken pencil.', requestId: 'r-9' } }, 500),
    json(ANSWER),
  ];
  const { user } = renderApp({ 'POST /api/generate': () => answers.shift() ?? json(ANSWER) });
  await user.type(topic(), 'Black holes{Enter}');
  const message = await screen.findByTestId('error-message');
  expect(message.textContent).toContain('Broken pencil.');
  expect(message.textContent).toContain('r-9');
  expect(topic().value).toBe('Black holes');
  await user.click(screen.getByTestId('retry-button'));
  await screen.findByTestId('generation-result');
  expect(screen.queryByTestId('error-message')).toBeNull();
});

test.each([
  ['unreachable', () => Promise.reject(new TypeError('Failed to fetch')), 'cannot be reached'],
  ['an HTML page', () => new Response('<h1>Proxy</h1>'), 'not one that this page understands'],
  ['busy', () => json({ error: { code: 'queue_full', message: 'Later.' } }, 503), 'busy'],
  [
    'bad input',
    () => json({ error: { message: 'No.', details: [{ path: 'topic', message: 'odd', allowed: ['a'] }] } }, 400),
    'Allowed: a',
  ],
  ['an error event', () => eventStream(['error', { error: { code: 'x', message: 'Gone.' } }]), 'Gone.'],
])('%s is told in words', async (_name, answer, words) => {
  const { user } = renderApp({ 'POST /api/generate': answer });
  await user.type(topic(), 'Black holes{Enter}');
  expect((await screen.findByTestId('error-message')).textContent).toContain(words);
  expect(screen.getByTestId('retry-button')).toBeDefined();
});

test('a result without an id or claims still shows its picture', async () => {
  const { user } = renderApp({ 'POST /api/generate': () => json({ result: { imageUrl: 'https://x.example/a.png' } }) });
  await user.type(topic(), 'Black holes{Enter}');
  await screen.findByTestId('generation-result');
  const image = screen.getByTestId('result-image').querySelector('img');
  expect(image?.getAttribute('src')).toBe('https://x.example/a.png');
  if (image) fireEvent.load(image);
  expect(screen.queryByTestId('refine-toggle')).toBeNull();
  await user.click(screen.getByTestId('export-button'));
  expect(screen.getByTestId('export-menu').textContent).toContain('not kept on the server');
  await user.click(screen.getByRole('button', { name: 'New' }));
  await screen.findByTestId('empty-state');
});

test('nothing to explain is said at the field', async () => {
  const { user, asked } = renderApp();
  await user.click(screen.getByTestId('generate-button'));
  expect((await screen.findByTestId('error-message')).textContent).toContain('Say what the explainer is about');
  expect(document.activeElement).toBe(topic());
  expect(asked.some(({ key }) => key === 'POST /api/generate')).toBe(false);
  await user.type(topic(), 'x');
  expect(screen.queryByTestId('error-message')).toBeNull();
  fireEvent.change(topic(), { target: { value: 'x'.repeat(1001) } });
  await user.click(screen.getByTestId('generate-button'));
  expect(screen.getByTestId('error-message').textContent).toContain('1,000');
});

test('an example is made at once', async () => {
  const { user, asked } = renderApp();
  const [, plague] = screen.getAllByTestId('example');
  if (plague) await user.click(plague);
  await screen.findByTestId('generation-result');
  expect(asked.find(({ key }) => key === 'POST /api/generate')?.body).toMatchObject({
    topic: 'The Black Death',
    outputFormat: 'Timeline',
  });
});

test('suggestions are chosen by keyboard and by pointer', async () => {
  const { user } = renderApp();
  await user.type(topic(), 'bl');
  await offer('The Black Death');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  const list = screen.getByRole('listbox', { name: 'Topics in the library' });
  expect(within(list).getByRole('option', { selected: true }).textContent).toBe('The Black Death');
  expect(topic().getAttribute('aria-activedescendant')).toMatch(/-1$/);
  await user.keyboard('{ArrowUp}{Enter}');
  expect(topic().value).toBe('Black holes');
  await user.clear(topic());
  await user.type(topic(), 'the');
  await user.click(await offer('The Black Death'));
  expect(topic().value).toBe('The Black Death');
  await user.type(topic(), '{Backspace}');
  await offer('The Black Death');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox', { name: 'Topics in the library' })).toBeNull();
  await user.keyboard('{ArrowDown}');
  await offer('The Black Death');
});

test('documents come by picker, drop and paste, and go again', async () => {
  const { user, asked } = renderApp();
  const file = new File(['# Rivers'], 'the-amazon.md');
  await user.upload(screen.getByTestId('file-input'), [file]);
  await screen.findByText('the-amazon.md');
  const zone = screen.getByTestId('drop-zone');
  fireEvent.dragOver(zone);
  expect(zone.textContent).toContain('Let go');
  fireEvent.dragLeave(zone);
  fireEvent.drop(zone, { dataTransfer: { files: [new File(['x'], 'photo.heic')], getData: () => '' } });
  await screen.findByTestId('document-error');
  fireEvent.drop(zone, { dataTransfer: { files: [], getData: () => 'dragged words' } });
  fireEvent.paste(zone, { clipboardData: { files: [], getData: () => 'copied words' } });
  fireEvent.paste(zone, { clipboardData: { files: [], getData: () => '   ' } });
  expect(screen.getAllByTestId('document').map((row) => row.textContent)).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'Remove Pasted text.txt' }));
  fireEvent.paste(zone, { clipboardData: { files: [new File(['y'], 'b.txt')], getData: () => '' } });
  await screen.findByText('b.txt');
  await user.click(screen.getByTestId('generate-button'));
  await screen.findByTestId('generation-result');
  expect(asked.find(({ key }) => key === 'POST /api/generate')?.body).toMatchObject({
    topic: 'the amazon',
    documents: [{ name: 'the-amazon.md', mediaType: 'text/markdown' }, { text: 'copied words' }, { name: 'b.txt' }],
  });
});

test('advanced options go along, a budget that is none does not', async () => {
  const { user, asked } = renderApp();
  const toggle = screen.getByTestId('advanced-toggle');
  await user.click(toggle);
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  await user.click(screen.getByTestId('privacy-toggle'));
  await user.selectOptions(screen.getByTestId('priority-select'), 'quality');
  await user.type(screen.getByTestId('budget-input'), 'lots');
  await user.type(topic(), 'Black holes{Enter}');
  expect(screen.getByText(/Give the budget as a number/)).toBeDefined();
  expect(asked.some(({ key }) => key === 'POST /api/generate')).toBe(false);
  await user.clear(screen.getByTestId('budget-input'));
  await user.type(screen.getByTestId('budget-input'), '0.25');
  await user.click(screen.getByTestId('generate-button'));
  await screen.findByTestId('generation-result');
  expect(asked.find(({ key }) => key === 'POST /api/generate')?.body).toMatchObject({
    privacy: true,
    priority: 'quality',
    budget: 0.25,
  });
});

test('templates are saved, used and deleted', async () => {
  const saved: unknown[] = [];
  const { user, stores } = renderApp({
    'GET /api/templates': () =>
      json({ templates: saved.map((body, index) => ({ id: `t${index}`, name: 'Seminar', ...(body as object) })) }),
    'POST /api/templates': ({ body }) => {
      saved.push(body);
      return json({ id: 't0' }, 201);
    },
    'DELETE /api/templates/t0': () => {
      saved.pop();
      return new Response(null, { status: 204 });
    },
  });
  await user.click(screen.getByTestId('advanced-toggle'));
  await user.selectOptions(screen.getByTestId('complexity-select'), 'Expert');
  await user.type(screen.getByTestId('budget-input'), '2');
  await user.type(screen.getByTestId('template-name'), 'Seminar{Enter}');
  await screen.findByText('Template saved.');
  expect(saved).toMatchObject([{ name: 'Seminar', options: { complexityLevel: 'Expert', budget: 2 } }]);
  stores.draft.getState().change({ complexityLevel: 'College', budget: '' });
  await screen.findByText('Seminar', { selector: 'option' });
  await user.selectOptions(screen.getByTestId('template-select'), 'Seminar');
  expect(stores.draft.getState()).toMatchObject({ complexityLevel: 'Expert', budget: '2' });
  await user.click(screen.getByRole('button', { name: 'Delete this template' }));
  await waitFor(() => expect(screen.queryByText('Seminar', { selector: 'option' })).toBeNull());
});

test('a template gets another name', async () => {
  let name = 'Seminar';
  const { user, asked } = renderApp({
    'GET /api/templates': () => json({ templates: [{ id: 't0', name, options: {} }] }),
    'PUT /api/templates/t0': ({ body }) => {
      name = (body as { name: string }).name;
      return json({ id: 't0', name });
    },
  });
  await user.click(screen.getByTestId('advanced-toggle'));
  await screen.findByText('Seminar', { selector: 'option' });
  await user.selectOptions(screen.getByTestId('template-select'), 'Seminar');
  const field = screen.getByTestId<HTMLInputElement>('template-name');
  await user.click(screen.getByTestId('template-rename'));
  expect([field.value, document.activeElement]).toEqual(['Seminar', field]);
  await user.keyboard('{Escape}');
  expect(field.value).toBe('');
  await user.click(screen.getByTestId('template-rename'));
  await user.click(screen.getByTestId('template-rename'));
  expect(screen.getByTestId('template-save').textContent).toBe('Save');
  await user.click(screen.getByTestId('template-rename'));
  await user.clear(field);
  await user.type(field, ' Lecture {Enter}');
  await screen.findByText('Lecture', { selector: 'option' });
  expect(asked.find(({ key }) => key.startsWith('PUT'))?.body).toEqual({ name: 'Lecture' });
  expect(screen.getByTestId('template-save').textContent).toBe('Save');
});

test('a template that cannot be saved says so', async () => {
  const { user } = renderApp({ 'POST /api/templates': () => json({ error: { message: 'full' } }, 409) });
  await user.click(screen.getByTestId('advanced-toggle'));
  await user.type(screen.getByTestId('template-name'), 'Seminar');
  await user.click(screen.getByTestId('template-save'));
  await screen.findByText('That did not work: full');
});

test('documents by address are added, refused and sent', async () => {
  const { user, asked } = renderApp();
  const field = screen.getByTestId('document-url');
  await user.type(field, '{Enter}nonsense{Enter}');
  expect(screen.getByTestId('document-error').textContent).toContain('is not a web address');
  await user.clear(field);
  await user.type(field, 'example.org/the-amazon.html{Enter}');
  expect((await screen.findByTestId('document')).textContent).toContain('example.org/the-amazon.htmlweb page');
  expect(screen.queryByTestId('document-error')).toBeNull();
  await user.type(field, 'https://example.org/the-amazon.html');
  await user.click(screen.getByTestId('document-url-add'));
  expect(screen.getByTestId('document-error').textContent).toContain('already in the list');
  fireEvent.paste(screen.getByTestId('drop-zone'), {
    clipboardData: { files: [], getData: () => 'https://example.com/' },
  });
  await user.click(screen.getByTestId('advanced-toggle'));
  await user.click(screen.getByTestId('privacy-toggle'));
  expect(screen.getAllByText(/Private does not allow/)).toHaveLength(2);
  await user.click(screen.getByTestId('generate-button'));
  await screen.findByTestId('generation-result');
  expect(asked.find(({ key }) => key === 'POST /api/generate')?.body).toMatchObject({
    topic: 'the amazon',
    documents: [
      { name: 'example.org/the-amazon.html', url: 'https://example.org/the-amazon.html' },
      { name: 'example.com', url: 'https://example.com/' },
    ],
  });
  expect(sessionStorage.getItem('hkm.draft.documents')).toContain('https://example.com/');
});
