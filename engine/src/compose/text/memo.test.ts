import { describe, expect, it } from 'vitest';
import { forgetOldest, rememberedByText } from './memo.ts';

describe('what is remembered by text', () => {
  it('is worked out once for each text and language', () => {
    let asked = 0;
    const length = rememberedByText(10, ({ text }: { text: string; language: 'en' | 'de' }) => {
      asked += 1;
      return text.length;
    });
    expect([length({ text: 'die', language: 'en' }), length({ text: 'die', language: 'en' })]).toEqual([3, 3]);
    expect(asked).toBe(1);
    length({ text: 'die', language: 'de' });
    expect(asked).toBe(2);
  });

  it('is bounded: what came first is forgotten first', () => {
    let asked = 0;
    const find = rememberedByText(10, () => {
      asked += 1;
      return undefined;
    });
    for (let i = 0; i < 11; i++) find({ text: String(i), language: 'en' });
    find({ text: '10', language: 'en' });
    find({ text: '1', language: 'en' });
    expect(asked).toBe(11);
    find({ text: '0', language: 'en' });
    expect(asked).toBe(12);
  });

  it('forgets no more than there is', () => {
    const memo = new Map([['a', 1]]);
    forgetOldest(memo, 5);
    expect(memo.size).toBe(0);
  });
});
