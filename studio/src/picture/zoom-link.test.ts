import { expect, test, vi } from 'vitest';
import { findLit, frameOf, pickedAt } from './lights.ts';
import { createZoomLink } from './zoom-link.ts';

test('members hear of the others, never of themselves, and nothing once they have left', () => {
  const link = createZoomLink();
  const [one, two] = [0, 1].map(() => ({ zoom: vi.fn(), scroll: vi.fn() }));
  if (!one || !two) throw new Error('two members');
  link.join(one);
  const leave = link.join(two);
  link.zoom(one, 'free', 2);
  link.scroll(two, 0.5, 1);
  expect(two.zoom.mock.calls).toEqual([['free', 2]]);
  expect(one.scroll.mock.calls).toEqual([[0.5, 1]]);
  expect(one.zoom).not.toHaveBeenCalled();
  leave();
  link.zoom(one, 'width', 1);
  expect(two.zoom).toHaveBeenCalledTimes(1);
});

const MARKUP =
  '<g aria-label="Title\u00a0†"><path/></g><g data-claim="c1"><g aria-label="One  two" data-claim="c1"><path/></g><rect/></g>';

function picture(): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = `<svg>${MARKUP}</svg>`;
  return root;
}

test('parts are found by their claim or by their words, the outermost only', () => {
  const root = picture();
  expect(findLit(root, { claims: ['c1'] }).map(({ tagName }) => tagName)).toEqual(['g']);
  expect(findLit(root, { claims: [], texts: ['Title'] })).toHaveLength(1);
  expect(findLit(root, { claims: ['c9'], texts: ['One two'] })).toHaveLength(0);
});

test('a click tells claim and words; between the letters their box counts', () => {
  const root = picture();
  const nowhere = { x: 500, y: 500 };
  const [title, text] = [...root.querySelectorAll('path')];
  expect(pickedAt(root, title ?? null, nowhere)).toEqual({ text: 'Title' });
  expect(pickedAt(root, text ?? null, nowhere)).toEqual({ claim: 'c1', text: 'One  two' });
  expect(pickedAt(root, root.querySelector('rect'), nowhere)).toEqual({ claim: 'c1' });
  expect(pickedAt(root, root.querySelector('rect'), { x: 0, y: 0 })).toEqual({ claim: 'c1', text: 'One  two' });
  expect(pickedAt(root, null, { x: 0, y: 0 })).toEqual({ text: 'Title' });
});

test('one frame around all, and none around nothing', () => {
  expect(frameOf([])).toEqual([]);
  const lights = [
    { left: 10, top: 10, width: 10, height: 5 },
    { left: 30, top: 5, width: 20, height: 5 },
  ];
  expect(frameOf(lights)).toEqual([{ left: 10, top: 5, width: 40, height: 10 }]);
});
