import { describe, expect, it } from 'vitest';
import {
  COMPLEXITY_LEVELS,
  type ComposeInput,
  LANGUAGE_NAMES,
  label,
  languageTag,
  specSchema,
} from '../../contract/index.ts';
import { composeInquiry } from './index.ts';
import { INFOGRAPHIC_SECTIONS, TIMELINE_SECTIONS } from './words.ts';

function inputOf(changes: Partial<ComposeInput> = {}): ComposeInput {
  return {
    topic: 'My cat Fritz',
    level: 'High School',
    style: 'Minimalist',
    format: 'Infographic',
    language: 'English',
    research: { origin: 'none', sources: [], passages: [] },
    ...changes,
  };
}

function promptsOf(input: ComposeInput): string[] {
  return composeInquiry(input).spec.blocks.flatMap((block) =>
    block.kind === 'inquiry' ? block.prompts.map((prompt) => prompt.text) : [],
  );
}

describe('composeInquiry', () => {
  it('asks and states nothing', () => {
    const { spec, claims, warnings } = composeInquiry(inputOf());
    expect(specSchema.parse(spec)).toEqual(spec);
    expect(spec).toMatchObject({
      kind: 'inquiry',
      format: 'Infographic',
      title: 'Questions about My cat Fritz',
      subtitle: label('noFacts', 'en'),
      sourceIds: [],
    });
    expect(claims).toEqual([]);
    expect(warnings.map((warning) => warning.code)).toEqual(['no_sources']);
    expect(warnings[0]?.message).toMatch(/document.*wording/u);
    expect(spec.blocks).toHaveLength(INFOGRAPHIC_SECTIONS.length);
  });

  it('takes a question for its title and asks about the question', () => {
    const { spec } = composeInquiry(inputOf({ topic: 'why do cats purr' }));
    expect(spec.title).toBe('Why do cats purr?');
    expect(spec.blocks[0]).toMatchObject({ heading: 'What is asked?' });
    expect(promptsOf(inputOf({ topic: 'why do cats purr' }))).toContain(
      'Which encyclopaedia or textbook has a chapter on “why do cats purr”?',
    );
    const others = { Spanish: '¿Why do cats purr?', Arabic: '؟', French: '\u202f?', Mandarin: '？', Japanese: '？' };
    for (const [language, mark] of Object.entries(others)) {
      const input = inputOf({ topic: 'why do cats purr?', language: language as ComposeInput['language'] });
      expect(composeInquiry(input).spec.title).toContain(mark);
      expect(promptsOf(input).join()).not.toMatch(/[“«„「][“«„「]|\{t\}/u);
    }
  });

  it.each(LANGUAGE_NAMES)('in %s every prompt is a question, at every level and in both formats', (language) => {
    const seen = new Set<string>();
    for (const level of COMPLEXITY_LEVELS) {
      for (const format of ['Infographic', 'Timeline'] as const) {
        const prompts = promptsOf(inputOf({ language, level, format }));
        expect(prompts.every((text) => /[?？؟]$/u.test(text) && !text.includes('{t}'))).toBe(true);
        expect(new Set(prompts).size).toBe(prompts.length);
        for (const text of prompts) seen.add(text);
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(45);
    const { spec } = composeInquiry(inputOf({ language }));
    expect(spec.language).toBe(languageTag(language));
    expect(spec.title).toContain('My cat Fritz');
    expect(new Set(spec.blocks.map((block) => block.heading)).size).toBe(spec.blocks.length);
  });

  it('asks harder and more at higher levels', () => {
    const [elementary, expert] = (['Elementary', 'Expert'] as const).map((level) => promptsOf(inputOf({ level })));
    expect(expert?.length).toBeGreaterThan(elementary?.length ?? 0);
    expect(elementary?.some((text) => expert?.includes(text))).toBe(false);
  });

  it('asks for order where a timeline was asked for; other formats get the infographic', () => {
    const timeline = composeInquiry(inputOf({ format: 'Timeline' })).spec;
    expect(timeline.format).toBe('Timeline');
    expect(timeline.blocks.map((block) => block.id)).toEqual(TIMELINE_SECTIONS.map((section) => `inquiry-${section}`));
    expect(composeInquiry(inputOf({ format: 'Mind Map' })).spec.format).toBe('Infographic');
  });

  it('takes the topic as it was written, without its last mark', () => {
    expect(composeInquiry(inputOf({ topic: 'dark $& the {t} sky.' })).spec.title).toBe(
      'Questions about dark $& the {t} sky',
    );
    expect(composeInquiry(inputOf({ topic: '¿Qué es?' })).spec.title).toBe('Qué es?');
    expect(composeInquiry(inputOf({ topic: '???' })).spec.title).toBe('Questions about ???');
  });

  it('cuts long topics between words and never inside a character', () => {
    const long = composeInquiry(inputOf({ topic: 'a long topic of many words '.repeat(20).trim() }));
    expect(long.spec.title.length).toBeLessThan(100);
    expect(long.spec.title).toMatch(/ \p{L}+…$/u);
    const emoji = composeInquiry(inputOf({ topic: '👩‍👩‍👧‍👦'.repeat(40) })).spec.title;
    expect(emoji.isWellFormed()).toBe(true);
    expect(emoji).toMatch(/👩‍👩‍👧‍👦…$/u);
  });

  it('isolates a topic of the other direction', () => {
    expect(composeInquiry(inputOf({ topic: 'الثقوب السوداء' })).spec.title).toBe(
      'Questions about \u2068الثقوب السوداء\u2069',
    );
    expect(composeInquiry(inputOf({ topic: 'Black holes', language: 'Arabic' })).spec.title).toContain(
      '\u2068Black holes\u2069',
    );
    expect(composeInquiry(inputOf({ topic: 'الثقوب السوداء', language: 'Arabic' })).spec.title).not.toContain('\u2068');
  });

  it('has drawable nouns for every prompt', () => {
    const blocks = composeInquiry(inputOf({ level: 'Expert' })).spec.blocks;
    expect(
      blocks.every((block) => block.kind === 'inquiry' && block.prompts.every((prompt) => prompt.nouns.length > 0)),
    ).toBe(true);
  });
});
