import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readResult } from '../api/result.ts';
import { ANSWER } from '../testing/fixtures.ts';
import { compareVersions, compareWords } from './diff.ts';

const spec = (items: { id: string; claimId: string; text: string; hidden?: boolean }[], more: object = {}) => ({
  ...ANSWER.result.spec,
  title: 'Black holes',
  blocks: [{ id: 'b1', kind: 'facts', heading: 'Facts', items }],
  ...more,
});
const version = (given: object, more: object = {}) => readResult({ ...ANSWER.result, spec: given, ...more });
const first = { id: 'i1', claimId: 'c1', text: 'A black hole is a region.' };
const second = { id: 'i2', claimId: 'c2', text: 'Light cannot escape.' };

describe('two versions', () => {
  test('that say the same differ in nothing', () => {
    expect(compareVersions(version(spec([first])), version(spec([first])))).toEqual([]);
  });

  test('a changed statement is told word by word, on the same quote however much was changed', () => {
    const edited = { ...first, text: 'Nothing like it.' };
    expect(compareVersions(version(spec([first])), version(spec([edited])))).toEqual([
      { kind: 'changed', stretches: compareWords(first.text, edited.text) },
    ]);
  });

  test('what came, what went, another order, other choices', () => {
    const before = version(spec([first, second]));
    expect(compareVersions(before, version(spec([second, first])))).toEqual([{ kind: 'order' }]);
    expect(compareVersions(before, version(spec([first])))).toEqual([{ kind: 'removed', text: second.text }]);
    expect(compareVersions(version(spec([first])), before)).toEqual([{ kind: 'added', text: second.text }]);
    expect(compareVersions(before, version(spec([first, { ...second, hidden: true }])))).toHaveLength(1);
    const style = { style: 'Minimalist', subtitle: 'New' };
    expect(compareVersions(before, version(spec([first, second], style)))).toEqual([
      { kind: 'choice', name: 'visualStyle', from: 'Standard Scientific', to: 'Minimalist' },
      { kind: 'added', text: 'New' },
    ]);
  });

  test('a title that is alike was changed, one that is not went and came', () => {
    const titled = (title: string) => version(spec([first], { title }));
    expect(compareVersions(titled('Black holes'), titled('Black holes today'))).toEqual([
      { kind: 'changed', stretches: compareWords('Black holes', 'Black holes today') },
    ]);
    expect(compareVersions(titled('Black holes'), titled('Cheese')).map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ]);
  });

  test('without a Spec the claims are compared', () => {
    const bare = version({ kind: 'explainer' });
    expect(compareVersions(bare, version({ kind: 'explainer' }, { claims: [] }))).toHaveLength(2);
  });
});

describe('word by word', () => {
  test('what went stands before what came', () => {
    expect(compareWords('the cat sat down', 'the dog sat')).toEqual([
      { kind: 'same', text: 'the' },
      { kind: 'out', text: 'cat' },
      { kind: 'in', text: 'dog' },
      { kind: 'same', text: 'sat' },
      { kind: 'out', text: 'down' },
    ]);
  });

  test('both texts can be read off it again', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 });
    fc.assert(
      fc.property(words, words, (from, to) => {
        const stretches = compareWords(from.join(' '), to.join(' '));
        const read = (without: string) =>
          stretches.flatMap(({ kind, text }) => (kind === without ? [] : text.split(' ')));
        expect(read('in')).toEqual(from);
        expect(read('out')).toEqual(to);
      }),
    );
  });

  test('very long texts count as different as a whole', () => {
    const long = Array.from({ length: 401 }, (_word, index) => `w${index}`).join(' ');
    expect(compareWords(long, 'w1')).toEqual([
      { kind: 'out', text: long },
      { kind: 'in', text: 'w1' },
    ]);
  });
});
