import { describe, expect, it } from 'vitest';
import type { Block } from '../../contract/index.ts';
import { emphasized } from './emphasis.ts';

function facts(texts: readonly string[], heading = 'Key facts', itemHeading?: string): Block {
  const own = itemHeading === undefined ? {} : { heading: itemHeading };
  const items = texts.map((text, i) => ({ id: `i${i}`, claimId: `c${i}`, text, nouns: [], ...own }));
  return { id: 'b1', kind: 'facts', heading, items };
}

function marks(block: Block, topic = 'Black holes'): (string | undefined)[] {
  const [marked] = emphasized([block], topic, 'en');
  return marked?.kind === 'facts' ? marked.items.map((item) => item.emphasis) : [];
}

describe('emphasized', () => {
  it('marks a measure or a share', () => {
    expect(marks(facts(['About 91% of land that was cleared since 1970 is used for pasture.']))).toEqual(['About 91%']);
    expect(marks(facts(['The light of the Sun needs to travel 150 million kilometers.']))).toEqual([
      '150 million kilometers',
    ]);
  });

  it('marks no half of a pair of numbers', () => {
    expect(
      marks(facts(['These stored some 0.62 ± 0.37 tons there.', 'They absorb it at 687 and 760 nm best.'])),
    ).toEqual([undefined, undefined]);
  });

  it('marks the term that a statement explains, else its subject', () => {
    expect(
      marks(
        facts([
          'The gas whirls around in a flat pancake of matter called an accretion disk.',
          'Neutron stars can have disks that produce X-rays.',
        ]),
      ),
    ).toEqual(['accretion disk', 'Neutron stars']);
  });

  it('marks nothing that the topic or the heading says already', () => {
    const text = 'Inactivated vaccines are not without their side effects.';
    expect(marks(facts([text]), 'Vaccines')).toEqual(['Inactivated vaccines']);
    expect(marks(facts([text], 'Inactivated Vaccines'), 'Vaccines')).toEqual([undefined]);
    expect(marks(facts(['Black holes are regions of curved space.']))).toEqual([undefined]);
  });

  it('marks no name beside a heading, but a number', () => {
    const texts = [
      'Neutron stars can have disks that produce X-rays.',
      'These weigh 30 million tons, as far as is known.',
    ];
    expect(marks(facts(texts, 'Key facts', 'Own'))).toEqual([undefined, '30 million tons']);
  });

  it('marks nothing in a very short text, and no word of measure', () => {
    expect(
      marks(
        facts(['Rockets fly.', 'Different kinds of light-harvesting pigments absorb unique patterns of wavelengths.']),
      ),
    ).toEqual([undefined, undefined]);
  });

  it('marks the term in a definition as its text writes it', () => {
    const item = { id: 'i1', claimId: 'c1', text: 'We call what no light escapes a black hole.', nouns: [] };
    const block: Block = { id: 'b1', kind: 'definition', heading: 'What it is', term: 'Black hole', item };
    const [marked] = emphasized([block], 'Black holes', 'en');
    expect(marked?.kind === 'definition' && marked.item.emphasis).toBe('black hole');
    const [whole] = emphasized([{ ...block, term: 'Black holes' }], 'Black holes', 'en');
    expect(whole?.kind === 'definition' && whole.item.emphasis).toBeUndefined();
  });
});
