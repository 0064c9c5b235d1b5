/** A document of sections as input of the composer, with its passages where they stand. */
import type { Block, ComposeInput, Passage, SourceText } from '../contract/index.ts';

interface Section {
  heading?: string;
  paragraphs: string[];
}

export function sourceOf(
  sections: Section[],
  changes: Partial<SourceText> = {},
): { source: SourceText; passages: Passage[] } {
  const id = changes.id ?? 's1';
  const passages: Passage[] = [];
  const headings: SourceText['headings'] = [];
  let text = '';
  for (const section of sections) {
    if (section.heading !== undefined) {
      headings.push({ text: section.heading, level: 2, start: text.length });
      text += `${section.heading}\n\n`;
    }
    for (const paragraph of section.paragraphs) {
      const start = text.length;
      const own = section.heading === undefined ? [] : [section.heading];
      passages.push({
        id: `${id}.p${passages.length}`,
        sourceId: id,
        start,
        end: start + paragraph.length,
        text: paragraph,
        headings: own,
        score: 0,
      });
      text += `${paragraph}\n\n`;
    }
  }
  const source = {
    id,
    title: 'The Moon',
    hash: 'h',
    fetchedAt: '2026-01-01T00:00:00.000Z',
    language: 'en',
    text,
    headings,
    ...changes,
  };
  return { source: { ...source, text }, passages };
}

export function inputOf(
  sections: Section[],
  changes: Partial<ComposeInput> = {},
  source: Partial<SourceText> = {},
): ComposeInput {
  const made = sourceOf(sections, source);
  return {
    topic: 'Moon',
    level: 'High School',
    style: 'Standard Scientific',
    format: 'Infographic',
    language: 'English',
    research: { origin: 'documents', sources: [made.source], passages: made.passages },
    ...changes,
  };
}

export const MOON: Section[] = [
  {
    heading: '1. Introduction',
    paragraphs: [
      'The Moon is the natural satellite of the Earth. It orbits the planet once in about 27 days. Over 40% of its far side is covered by craters.',
    ],
  },
  {
    heading: 'How the Moon formed',
    paragraphs: [
      'The Moon formed about 4.5 billion years ago after a body of the size of Mars struck the Earth. The debris of the impact gathered in orbit, which took less than a century. However, no rock from that time survives on the Earth.',
      'Lava flooded the large basins between 3.9 and 3.1 billion years ago. The dark plains are called maria. As we saw in Figure 3, this is common.',
    ],
  },
  {
    heading: 'Tides',
    paragraphs: [
      'The gravity of the Moon pulls on the oceans and causes two high tides each day. Tides are highest when the Sun, the Earth and the Moon stand in one line. What would happen without the Moon?',
      'Friction of the tides slows the rotation of the Earth by about 2 milliseconds each century. As a result, the Moon moves away by 3.8 centimetres each year.',
    ],
  },
];

export const ofKind = <K extends Block['kind']>(blocks: Block[], kind: K): Extract<Block, { kind: K }> | undefined =>
  blocks.find((block): block is Extract<Block, { kind: K }> => block.kind === kind);
