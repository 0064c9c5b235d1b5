import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Brief, type BriefInput, briefSchema } from '../contract/index.ts';
import { briefKey } from './brief-key.ts';

const brief = (input: Partial<BriefInput> = {}): Brief => briefSchema.parse({ topic: 'Light', ...input });

describe('briefKey', () => {
  it('is the same for the same wish, however it is spelled', () => {
    const spelled = brief({ topic: '  Light ', language: 'en', complexityLevel: 'High School' });
    expect(briefKey(spelled)).toBe(briefKey(brief()));
  });

  const document = { name: 'a.txt', text: 'one' };
  it.each<[string, Partial<BriefInput>]>([
    ['topic', { topic: 'light' }],
    ['level', { complexityLevel: 'Expert' }],
    ['style', { visualStyle: 'Minimalist' }],
    ['language', { language: 'German' }],
    ['format', { outputFormat: 'Timeline' }],
    ['size', { size: 'Phone' }],
    ['privacy', { privacy: true }],
    ['priority', { priority: 'cost' }],
    ['budget', { budget: 0 }],
    ['text model', { textModel: 'a' }],
    ['image model', { imageModel: 'a' }],
    ['documents', { documents: [document] }],
  ])('differs with the %s', (_name, change) => {
    expect(briefKey(brief(change))).not.toBe(briefKey(brief()));
  });

  it('tells documents apart by name, type, content, kind of content and order', () => {
    const sets: BriefInput['documents'][] = [
      [document],
      [{ ...document, name: 'b.txt' }],
      [{ ...document, mediaType: 'text/plain' }],
      [{ ...document, text: 'two' }],
      [{ name: 'a.txt', base64: 'one' }],
      [{ name: 'a.txt', url: 'https://example.org/one' }],
      [document, { name: 'b.txt', text: 'two' }],
      [{ name: 'b.txt', text: 'two' }, document],
    ];
    const keys = sets.map((documents) => briefKey(brief({ documents: documents ?? [] })));
    expect(new Set(keys).size).toBe(sets.length);
  });

  it('does not let one field run into the next', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, mediaType) => {
        const one = { ...brief(), documents: [{ name: `${name}${mediaType}`, mediaType: '', text: '' }] };
        const other = { ...brief(), documents: [{ name, mediaType, text: '' }] };
        expect(briefKey(one) === briefKey(other)).toBe(mediaType === '');
      }),
    );
  });
});
