// @vitest-environment jsdom
// Adding entries and sections, words of a block beside its entries, deleting with a way back.
import { screen, waitFor, within } from '@testing-library/react';
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
  sourceIds: [],
  blocks: [
    {
      id: 'b1',
      kind: 'facts',
      heading: 'What it is',
      items: [
        { id: 'i1', claimId: 'c1', text: 'A region.', nouns: [] },
        { id: 'i2', claimId: 'c2', text: 'Light stays.', nouns: [] },
      ],
    },
    {
      id: 'b2',
      kind: 'graph',
      heading: 'Map',
      nodes: [
        { id: 'a', label: 'Star', nouns: [] },
        { id: 'b', label: 'Hole', nouns: [] },
        { id: 'c', label: 'Disc', nouns: [] },
      ],
      edges: [
        { from: 'a', to: 'b', label: 'becomes' },
        { from: 'a', to: 'c' },
      ],
    },
  ],
};

const drawing: Handler = ({ body }) => {
  const { spec } = body as { spec: typeof SPEC };
  return json({ id: 'run-1', result: { ...ANSWER.result, spec } });
};

async function openEditor() {
  window.location.hash = '#/runs/run-1';
  const app = renderApp({
    'GET /api/runs/run-1': () => json({ ...ANSWER, result: { ...ANSWER.result, spec: SPEC } }),
    'POST /api/runs/run-1/render': drawing,
  });
  await app.user.click(await screen.findByTestId('edit-toggle'));
  await screen.findByTestId('editor');
  const blocks = () => screen.getAllByTestId('edit-block');
  const open = async (index: number) => {
    const block = blocks()[index] ?? expect.fail('no block');
    await app.user.click(within(block).getByTestId('edit-block-name'));
    return within(block);
  };
  const sent = () => app.asked.filter(({ key }) => key.endsWith('/render')).at(-1)?.body as { spec: typeof SPEC };
  return { ...app, blocks, open, sent };
}

test('an entry is added, filled in, marked as own words, and sent once it says something', async () => {
  const { user, open, sent } = await openEditor();
  const facts = await open(0);
  await user.click(facts.getByRole('button', { name: 'Add a statement' }));
  expect(facts.getAllByTestId('edit-thing')).toHaveLength(3);
  const entry = within(facts.getAllByTestId('edit-thing')[2] ?? expect.fail('no entry'));
  await waitFor(() => expect(document.activeElement).toBe(entry.getByLabelText('Text')));
  expect(entry.getByText('Drawn once it is filled in.')).toBeDefined();
  await waitFor(() => expect(sent().spec.blocks[0]?.items).toHaveLength(2));
  await user.type(entry.getByLabelText('Text'), 'Mine.');
  expect(entry.getByTestId('own-mark').textContent).toBe('Own words, not checked');
  await waitFor(() => expect(sent().spec.blocks[0]?.items?.[2]).toMatchObject({ claimId: '', text: 'Mine.' }));
});

test('a section is added, and what is deleted comes back', async () => {
  const { user, blocks, open, sent } = await openEditor();
  await user.click(screen.getByTestId('add-section'));
  await user.click(screen.getByTestId('add-steps'));
  expect(screen.queryByTestId('add-steps')).toBeNull();
  expect(blocks()).toHaveLength(3);
  const steps = within(blocks()[2] ?? expect.fail('no section'));
  await waitFor(() => expect(document.activeElement).toBe(steps.getByLabelText('Heading of the block')));
  expect(steps.getAllByTestId('edit-thing')).toHaveLength(2);
  for (const [index, field] of steps.getAllByLabelText('Text').entries()) await user.type(field, `Step ${index}`);
  await waitFor(() => expect(sent().spec.blocks).toHaveLength(3));
  const facts = await open(0);
  await user.click(facts.getAllByTestId('remove').at(-1) ?? expect.fail('nothing to delete'));
  expect(facts.getAllByTestId('edit-thing')).toHaveLength(1);
  expect(screen.getByTestId('edit-deletion').textContent).toContain('“Light stays.” is deleted.');
  await user.click(screen.getByTestId('edit-deletion-undo'));
  expect(facts.getAllByTestId('edit-thing')).toHaveLength(2);
  expect(screen.queryByTestId('edit-deletion')).toBeNull();
});

test('relations and points of a map', async () => {
  const { user, open, sent } = await openEditor();
  const map = await open(1);
  const relation = map.getByLabelText('Star → Hole');
  await user.clear(relation);
  await user.type(relation, 'turns into');
  await user.type(map.getByLabelText('Star → Disc'), 'has');
  await user.click(map.getByRole('button', { name: 'Add a point' }));
  await waitFor(() => expect((document.activeElement as HTMLTextAreaElement).value).toBe(''));
  await user.type(document.activeElement ?? document.body, 'Jet');
  await waitFor(() => expect(sent().spec.blocks[1]?.nodes).toHaveLength(4));
  expect(sent().spec.blocks[1]?.edges).toMatchObject([
    { from: 'a', to: 'b', label: 'turns into' },
    { from: 'a', to: 'c', label: 'has' },
    { from: 'a', to: expect.stringMatching(/^own-/) },
  ]);
  const [hub, leaf] = map.getAllByTestId('remove').slice(1);
  expect(hub?.getAttribute('aria-disabled')).toBe('true');
  await user.click(leaf ?? expect.fail('no leaf'));
  await waitFor(() => expect(sent().spec.blocks[1]?.nodes?.map(({ id }) => id)).not.toContain('b'));
  expect(sent().spec.blocks[1]?.edges?.map(({ to }) => to)).not.toContain('b');
});
