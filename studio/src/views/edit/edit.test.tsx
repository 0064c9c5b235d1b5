import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ANSWER, type Handler, json } from '../../testing/fixtures.ts';
import { prepareBrowser, renderApp, resetBrowser } from '../../testing/render-app.tsx';
// Loaded before the first test: what is fetched on demand may be slow on a busy machine.
import '../result-view.tsx';
import './edit-desk.tsx';

beforeEach(prepareBrowser);
afterEach(resetBrowser);

const SPEC = {
  version: 1,
  ...ANSWER.result.spec,
  language: 'en',
  title: 'Black holes',
  sourceIds: ['s1', 's2'],
  blocks: [
    {
      id: 'b1',
      kind: 'facts',
      heading: 'What it is',
      items: [
        { id: 'i1', claimId: 'c1', text: 'A black hole is a region from which nothing can escape.', nouns: [] },
        { id: 'i2', claimId: 'c2', heading: 'Light', text: 'Light cannot escape.', nouns: [], icon: 'star' },
      ],
    },
    {
      id: 'b2',
      kind: 'chart',
      heading: 'Masses',
      unit: 'suns',
      rows: [
        { id: 'r1', claimId: 'c1', label: 'Small', value: 3 },
        { id: 'r2', claimId: 'c2', label: 'Large', value: 1000 },
      ],
    },
    { id: 'b3', kind: 'inquiry', heading: 'Think', prompts: [{ id: 'p1', text: 'Why?', nouns: [] }] },
  ],
};

const answer = (more: object = {}) => ({ ...ANSWER, result: { ...ANSWER.result, spec: SPEC, ...more } });

interface RenderBody {
  spec?: typeof SPEC & { own?: string[] };
  check?: string[];
  keep?: boolean;
}

/** Draws what it is given as the real server does: what differs is the person's own. */
const drawing: Handler = ({ body }) => {
  const { spec = SPEC, check = [], keep } = body as RenderBody;
  const [block] = spec.blocks;
  const items = block && 'items' in block ? (block.items ?? []) : [];
  const claims = ANSWER.result.claims.map((claim) => {
    const item = items.find(({ claimId }) => claimId === claim.id);
    const old = SPEC.blocks[0]?.items?.find(({ claimId }) => claimId === claim.id);
    if (!item || item.text === old?.text) return claim;
    const method = check.includes(item.id) ? 'own' : 'own:unchecked';
    return { ...claim, text: item.text, verdict: 'unsupported', method };
  });
  const own = spec.title === SPEC.title || check.includes('title') ? [] : ['title'];
  const id = keep === false ? 'run-1' : 'run-3';
  return json({ id, result: { ...ANSWER.result, id, title: spec.title, spec: { ...spec, own }, claims } });
};

async function openEditor(handlers: Record<string, Handler> = {}) {
  window.location.hash = '#/runs/run-1';
  const app = renderApp({
    'GET /api/runs/run-1': () => json(answer()),
    'POST /api/runs/run-1/render': drawing,
    'GET /api/icons': ({ url }) => {
      const nodes = [
        { tag: 'path', attributes: { d: 'M0 0h4', onclick: 'x' } },
        { tag: 'script', attributes: {} },
      ];
      const name = url.searchParams.get('names') ?? 'rocket';
      return json({ icons: url.searchParams.get('q') === 'nothing' ? [] : [{ name, nodes }] });
    },
    ...handlers,
  });
  await app.user.click(await screen.findByTestId('edit-toggle'));
  await screen.findByTestId('editor');
  const blocks = () => screen.getAllByTestId('edit-block');
  const open = async (index: number) => {
    await app.user.click(within(blocks()[index] as HTMLElement).getByTestId('edit-block-name'));
    return within(blocks()[index] as HTMLElement);
  };
  const sent = () => app.asked.filter(({ key }) => key.endsWith('/render')).map(({ body }) => body as RenderBody);
  return { ...app, blocks, open, sent };
}

const status = () => screen.getByTestId('edit-status').textContent ?? '';
const drawn = () => waitFor(() => expect(status()).toContain('No new research, no model call.'));

test('what is typed is previewed, marked as own words, checked, and kept as a version', async () => {
  const { user, open, sent } = await openEditor();
  const facts = await open(0);
  const [text] = facts.getAllByRole('textbox', { name: 'Text' });
  await user.clear(text as HTMLElement);
  await user.type(text as HTMLElement, 'My words.');
  expect(facts.getByTestId('own-mark').textContent).toBe('Own words, not checked');
  await drawn();
  expect(sent().at(-1)).toMatchObject({ keep: false, check: [] });
  await user.click(facts.getByTestId('check-again'));
  await waitFor(() => expect(facts.getByTestId('own-mark').textContent).toBe('Own words, not in the source'));
  expect(sent().at(-1)?.check).toEqual(['i1']);
  await user.type(text as HTMLElement, ' More.');
  expect(facts.getByTestId('own-mark').textContent).toBe('Own words, not checked');
  await drawn();
  await user.click(screen.getByTestId('edit-keep'));
  await waitFor(() => expect(window.location.hash).toBe('#/runs/run-3'));
  expect(sent().at(-1)?.keep).toBeUndefined();
  expect(localStorage.getItem('hkm.edits')).toBeNull();
  expect((await screen.findByTestId('refine-status')).textContent).toContain('without a model call');
});

test('order, hiding, locking and deleting are said aloud, and undone by key', async () => {
  const { user, blocks, open } = await openEditor();
  const said = screen.getByTestId('edit-announcement');
  const facts = await open(0);
  await user.click(facts.getAllByTestId('move-down')[0] as HTMLElement);
  expect(said.textContent).toBe('“What it is” is now at place 2 of 3.');
  expect(blocks()[1]?.textContent).toContain('What it is');
  const inside = within(blocks()[1] as HTMLElement);
  await user.click(inside.getAllByTestId('hide')[0] as HTMLElement);
  expect(said.textContent).toBe('“What it is” is hidden.');
  await user.click(inside.getAllByTestId('lock')[1] as HTMLElement);
  expect(said.textContent).toContain('is locked.');
  await user.click(inside.getAllByTestId('remove')[2] as HTMLElement);
  expect(said.textContent).toBe('“Light” is deleted. Undo brings it back.');
  expect(inside.getAllByTestId('edit-thing')).toHaveLength(1);
  await user.click(screen.getByTestId('edit-undo'));
  expect(within(blocks()[1] as HTMLElement).getAllByTestId('edit-thing')).toHaveLength(2);
  await user.click(screen.getByTestId('edit-redo'));
  screen.getAllByTestId('edit-block-name')[0]?.focus();
  for (let step = 0; step < 4; step += 1) await user.keyboard('{Control>}z{/Control}');
  expect(blocks()[0]?.textContent).toContain('What it is');
  expect(said.textContent).toBe('Undone.');
  await user.keyboard('{Control>}y{/Control}');
  expect(blocks()[1]?.textContent).toContain('What it is');
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  expect(screen.getByTestId<HTMLButtonElement>('edit-undo').disabled).toBe(false);
});

test('Alt with an arrow moves what has the focus; the ends are ends', async () => {
  const { user, blocks } = await openEditor();
  screen.getAllByTestId('edit-block-name')[0]?.focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(screen.getByTestId<HTMLButtonElement>('edit-keep').disabled).toBe(true);
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(blocks()[1]?.textContent).toContain('What it is');
});

test('entries are dragged by their handles', async () => {
  const { blocks, open } = await openEditor();
  const facts = await open(0);
  const dataTransfer = { effectAllowed: '', setData: () => undefined, setDragImage: () => undefined };
  const rows = facts.getAllByRole('listitem');
  const grip = rows[0]?.querySelector('.grip') as HTMLElement;
  fireEvent.dragStart(grip, { dataTransfer });
  fireEvent.dragOver(rows[1] as HTMLElement, { dataTransfer });
  expect(rows[1]?.className).toBe('is-target');
  fireEvent.drop(rows[1] as HTMLElement, { dataTransfer });
  fireEvent.dragEnd(grip);
  expect(facts.getAllByTestId('edit-thing')[0]?.textContent).toContain('Light cannot escape.');
  fireEvent.drop(rows[0] as HTMLElement, { dataTransfer });
  const handle = blocks()[2]?.querySelector('.grip') as HTMLElement;
  fireEvent.dragStart(handle, { dataTransfer });
  fireEvent.dragOver(blocks()[0]?.closest('li') as HTMLElement, { dataTransfer });
  fireEvent.drop(blocks()[0]?.closest('li') as HTMLElement, { dataTransfer });
  expect(blocks()[0]?.textContent).toContain('Think');
});

test('an icon is searched and shown as a picture; a number and none as well', async () => {
  const { user, open, sent } = await openEditor();
  const facts = await open(0);
  const [first, second] = facts.getAllByTestId('icon-button') as [HTMLElement, HTMLElement];
  await waitFor(() => expect(second.querySelector('.shape path')).not.toBeNull());
  await user.click(first);
  await user.type(screen.getByTestId('icon-search'), 'nothing');
  await screen.findByText('No icon shows that. Try a simpler word.');
  await user.clear(screen.getByTestId('icon-search'));
  await user.type(screen.getByTestId('icon-search'), 'rock');
  const choice = await screen.findByTestId('icon-choice');
  expect(choice.querySelector('script')).toBeNull();
  expect(choice.querySelector('path')?.getAttribute('onclick')).toBeNull();
  await user.click(choice);
  await drawn();
  expect(JSON.stringify(sent().at(-1)?.spec)).toContain('"icon":"rocket"');
  for (const [plain, sign] of [
    ['numeral', '1'],
    ['none', '–'],
  ] as const) {
    await user.click(first);
    await user.click(screen.getByTestId(`icon-${plain}`));
    expect(first.textContent).toBe(sign);
  }
  await user.click(first);
  await user.click(screen.getByTestId('icon-automatic'));
  expect(first.textContent).toBe('');
});

test('numbers of a chart are taken over when they are numbers; two rows are the fewest', async () => {
  const { user, open, sent } = await openEditor();
  const chart = await open(1);
  const [number] = chart.getAllByRole('textbox', { name: 'Figure' }) as [HTMLInputElement];
  await user.clear(number);
  await user.type(number, '4,5');
  expect(number.value).toBe('4,5');
  await drawn();
  await waitFor(() => expect(JSON.stringify(sent().at(-1)?.spec)).toContain('"value":4.5'));
  await user.click(chart.getAllByTestId('remove')[1] as HTMLElement);
  expect(screen.getByTestId('edit-announcement').textContent).toContain('at least two entries');
  expect(chart.getAllByTestId('edit-thing')).toHaveLength(2);
});

test('titles: own words are marked, checked, locked; empty fields of entries wait behind a button', async () => {
  const { user, open } = await openEditor();
  const title = screen.getByRole('textbox', { name: 'Title' });
  await user.type(title, ' and I');
  await drawn();
  const card = within(screen.getByTestId('edit-title-card'));
  expect((await card.findByTestId('own-mark')).textContent).toBe('Own words, not checked');
  await user.click(card.getByTestId('check-again'));
  await waitFor(() => expect(card.queryByTestId('own-mark')).toBeNull());
  await user.click(card.getByRole('button', { name: /^Lock “Title”/ }));
  expect(card.getByRole('button', { name: 'Unlock “Title”' }).getAttribute('aria-pressed')).toBe('true');
  const facts = await open(0);
  await user.click(facts.getAllByTestId('add-heading')[0] as HTMLElement);
  const [heading] = facts.getAllByRole('textbox', { name: 'Heading' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  await user.type(heading as HTMLElement, 'H{Backspace}');
  expect(facts.getAllByRole('textbox', { name: 'Heading' })[0]).toBe(heading);
});

test('a refusal names the field; the last picture stays', async () => {
  const { user } = await openEditor({
    'POST /api/runs/run-1/render': () =>
      json(
        { error: { code: 'bad_input', message: 'bad', details: [{ path: 'spec.title', message: 'is empty' }] } },
        400,
      ),
  });
  const title = screen.getByRole('textbox', { name: 'Title' });
  await user.clear(title);
  await waitFor(() => expect(status()).toBe('It cannot be drawn like that: is empty'));
  expect(title.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByTestId<HTMLButtonElement>('edit-keep').disabled).toBe(true);
  expect(screen.getByTestId('result-image').querySelector('svg')).not.toBeNull();
});

test('a draft opens the editor again; discarding and leaving give the claims back', async () => {
  localStorage.setItem(
    'hkm.edits',
    JSON.stringify([{ runId: 'run-1', spec: { ...SPEC, title: 'Draft' }, checked: [] }]),
  );
  window.location.hash = '#/runs/run-1';
  const { user } = renderApp({
    'GET /api/runs/run-1': () => json(answer()),
    'POST /api/runs/run-1/render': drawing,
  });
  await screen.findByTestId('editor');
  await drawn();
  expect(status()).toContain('Your changes of the last visit are still here.');
  await user.click(screen.getByTestId('edit-discard'));
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Title' }).value).toBe('Black holes');
  await user.click(screen.getByTestId('edit-done'));
  await screen.findByTestId('claims-panel');
  await user.keyboard('e');
  await screen.findByTestId('editor');
});

test('a click in the picture opens its block and puts the cursor into its text', async () => {
  const { user, blocks } = await openEditor();
  const image = screen.getByTestId('result-image');
  await user.click(image.querySelector('[data-claim="c2"] path') as Element);
  const facts = within(blocks()[0] as HTMLElement);
  await waitFor(() => expect(document.activeElement).toBe(facts.getAllByRole('textbox', { name: 'Text' })[1]));
  expect(screen.getAllByTestId('claim-light')).toHaveLength(1);
  await user.click(facts.getByTestId('edit-block-name'));
  await waitFor(() => expect(screen.getByTestId('claim-light').className).toContain('is-frame'));
  await user.click(image);
  expect(facts.getByTestId('edit-block-name').getAttribute('aria-expanded')).toBe('true');
});
