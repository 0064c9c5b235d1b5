import { describe, expect, it } from 'vitest';
import { type Block, type Claim, tell } from '../contract/index.ts';
import { claimOf, factsOf, sourceOf, specOf } from './fixture.ts';
import { verify } from './index.ts';

describe('the Spec after the check', () => {
  const source = sourceOf('Stars shine. Planets orbit stars. Moons orbit planets. Comets have tails of gas.');
  const claims = ['Stars shine.', 'Planets orbit stars.', 'Moons orbit planets.', 'Comets have tails of gas.'].map(
    (quote, index) => claimOf(source, quote, quote, 'verbatim', `c${index}`),
  );
  const [stars, planets, moons, comets] = claims;
  if (stars === undefined || planets === undefined || moons === undefined || comets === undefined)
    throw new Error('four claims');
  const wrong = { ...moons, text: 'Moons orbit suns.' };

  function items(list: readonly Claim[]) {
    return list.map((claim) => ({ id: `i-${claim.id}`, claimId: claim.id, text: claim.text, nouns: [] }));
  }

  it('keeps reading order, leaves its input untouched, sets verdicts', async () => {
    const spec = specOf([{ id: 'a', kind: 'facts', heading: 'H', items: items([comets, stars]) }]);
    const input = { spec, claims, sources: [source] };
    const before = structuredClone(input);
    const result = await verify(input);
    expect(input).toEqual(before);
    expect(result.claims.map((claim) => [claim.id, claim.verdict])).toEqual([
      ['c3', 'supported'],
      ['c0', 'supported'],
    ]);
    expect(result.dropped.map((claim) => claim.reason)).toEqual([
      'Nothing that is drawn stands on it.',
      'Nothing that is drawn stands on it.',
    ]);
    expect(result.warnings.map((warning) => warning.code)).toEqual(['claims_dropped']);
    expect(result.warnings[0]?.message).toContain('2 of 4');
  });

  it('removes blocks that fall below their smallest size', async () => {
    const spec = specOf([
      { id: 'a', kind: 'steps', heading: 'H', items: items([stars, wrong]) },
      {
        id: 'b',
        kind: 'causes',
        heading: 'H',
        items: items([planets]).map((item) => ({ ...item, role: 'both' as const })),
      },
    ]);
    const result = await verify({ spec, claims: [stars, planets, wrong], sources: [source] });
    expect(result.spec.blocks.map((block) => block.id)).toEqual(['b']);
    expect(result.dropped.map((claim) => claim.reason)).toEqual([
      'Its block was left with too little.',
      'Not in its quote: suns.',
    ]);
  });

  it('a contrast that loses one side goes', async () => {
    const contrast = (list: readonly Claim[]): Block => ({
      id: 'a',
      kind: 'contrast',
      heading: 'H',
      subjects: ['Stars', 'Moons'],
      items: items(list).map((item, subject) => ({ ...item, subject })),
    });
    const claimsOf = (third: Claim) => [stars, third];
    expect(
      (await verify({ spec: specOf([contrast([stars, moons])]), claims: claimsOf(moons), sources: [source] })).spec
        .blocks,
    ).toHaveLength(1);
    expect(
      (await verify({ spec: specOf([contrast([stars, wrong])]), claims: claimsOf(wrong), sources: [source] })).spec
        .blocks,
    ).toHaveLength(0);
  });

  it('graphs keep the edges that hold, questions stay as they are', async () => {
    const graph: Block = {
      id: 'g',
      kind: 'graph',
      heading: 'H',
      nodes: [{ id: 'n', label: 'Stars', nouns: [] }],
      edges: [
        { from: 'n', to: 'n', claimId: 'c0' },
        { from: 'n', to: 'n', claimId: 'c2' },
        { from: 'n', to: 'n' },
      ],
    };
    const inquiry: Block = {
      id: 'q',
      kind: 'inquiry',
      heading: 'H',
      prompts: [{ id: 'p', text: 'Why 99?', nouns: [] }],
    };
    const result = await verify({ spec: specOf([graph, inquiry]), claims: [stars, wrong], sources: [source] });
    const [first, second] = result.spec.blocks;
    expect(first?.kind === 'graph' ? first.edges : []).toHaveLength(2);
    expect(second).toEqual(inquiry);
  });

  it('says so when nothing is left, and forgets sources that are cited no more', async () => {
    const other = sourceOf('Something else is here.', 'en', 's2');
    const cited = { ...claimOf(other, 'Something else is here.', undefined, 'verbatim', 'c9') };
    const spec = {
      ...specOf([{ id: 'a', kind: 'facts', heading: 'H', items: items([wrong]) }]),
      sourceIds: ['s1', 's2'],
    };
    const nothing = await verify({ spec, claims: [wrong], sources: [source] });
    expect(nothing.warnings.map((warning) => warning.code)).toEqual(['claims_dropped', 'nothing_supported']);
    expect(nothing.spec.sourceIds).toEqual([]);
    const two = await verify({
      spec: { ...spec, blocks: [factsOf([cited])], sourceIds: [] },
      claims: [cited],
      sources: [source, other],
    });
    expect(two.spec.sourceIds).toEqual(['s2']);
  });

  it('draws a statement once', async () => {
    const twice = sourceOf(
      'The old king built a large castle on the hill. The old king built a large castle on that hill.',
    );
    const first = claimOf(twice, 'The old king built a large castle on the hill.', undefined, 'verbatim', 'c1');
    const second = claimOf(twice, 'The old king built a large castle on that hill.', undefined, 'verbatim', 'c2');
    const result = await verify({
      spec: specOf([factsOf([first, second])]),
      claims: [first, second],
      sources: [twice],
    });
    expect(result.claims).toHaveLength(1);
    expect(result.dropped).toEqual([
      {
        text: second.text,
        verdict: 'supported',
        reason: 'It says the same as an earlier statement.',
        reasons: [tell('same_as_earlier')],
      },
    ]);
  });

  it('two parts of one sentence are no doubles, its opposite neither', async () => {
    const one = { ...claimOf(source, 'Comets have tails of gas.'), id: 'c1' };
    const spec = specOf([
      {
        id: 'a',
        kind: 'parts',
        heading: 'H',
        whole: 'Comets',
        items: [
          { id: 'x', claimId: 'c1', text: 'tails', nouns: [] },
          { id: 'y', claimId: 'c1', text: 'gas', nouns: [] },
        ],
      },
    ]);
    expect((await verify({ spec, claims: [one], sources: [source] })).spec.blocks).toHaveLength(1);
    const opposite = sourceOf(
      'Old stars of this kind shine very brightly in the dark blue night sky. Old stars of this kind do not shine very brightly in the dark blue night sky.',
    );
    const [yes, no] = opposite.text
      .split('. ')
      .map((part, index) => claimOf(opposite, part.replace(/\.$/u, ''), undefined, 'verbatim', `c${index}`));
    if (yes === undefined || no === undefined) throw new Error('two claims');
    expect(
      (await verify({ spec: specOf([factsOf([yes, no])]), claims: [yes, no], sources: [opposite] })).claims,
    ).toHaveLength(2);
  });

  it('items without their claim are not drawn, weak claims are counted', async () => {
    const orphan = specOf([
      { id: 'a', kind: 'facts', heading: 'H', items: [{ id: 'x', claimId: 'gone', text: 'Stars shine.', nouns: [] }] },
    ]);
    expect((await verify({ spec: orphan, claims: [], sources: [source] })).spec.blocks).toEqual([]);
    const weak = { ...planets, text: 'Planets that orbit the stars.' };
    const result = await verify({
      spec: specOf([
        {
          id: 'a',
          kind: 'causes',
          heading: 'H',
          items: [{ id: 'x', claimId: weak.id, text: 'Planets orbit stars.', role: 'both', nouns: [] }],
        },
      ]),
      claims: [weak],
      sources: [source],
    });
    expect(result.claims[0]?.verdict).toBe('weak');
    expect(result.warnings.map((warning) => warning.code)).toEqual(['claims_weak']);
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(
      verify({ spec: specOf([factsOf(claims)]), claims, sources: [source] }, { signal }),
    ).rejects.toMatchObject({ code: 'aborted' });
  });
});
