import { describe, expect, it } from 'vitest';
import type { PlacedLine, PlacedRun, TextItem } from '../../scene.ts';
import { inlineParts } from './inline-text.ts';
import { logicalRuns } from './logical-order.ts';

/** Runs from left to right. */
function lineOf(
  text: string,
  runs: (Partial<PlacedRun> & { text: string })[],
  joint?: PlacedLine['joint'],
): PlacedLine {
  const placed = runs.map((run, index) => ({
    font: 'Inter_400Regular',
    size: 10,
    rtl: false,
    x: index * 10,
    rise: 0,
    width: 10,
    glyphs: [],
    ...run,
  }));
  const ink = { left: 0, top: 0, right: 1, bottom: 1 };
  return { text, x: 0, baseline: 0, width: 10, ink, runs: placed, ...(joint === undefined ? {} : { joint }) };
}

function itemOf(direction: 'ltr' | 'rtl', text: string, lines: PlacedLine[]): TextItem {
  const style = {
    family: 'inter',
    weight: 400,
    size: 10,
    lineHeight: 1,
    language: 'en',
    direction,
    align: 'start',
  } as const;
  return {
    kind: 'text',
    text,
    box: { x: 0, y: 0, width: 1, height: 1 },
    style,
    lines,
    color: '#000000',
    background: '#ffffff',
    role: 'item-text',
  };
}

describe('logicalRuns()', () => {
  it('keeps left-to-right lines and turns right-to-left words inside them', () => {
    const line = lineOf('ab ג ד cd', [
      { text: 'ab ' },
      { text: 'ד', rtl: true },
      { text: 'ג ', rtl: true },
      { text: ' cd' },
    ]);
    expect(logicalRuns(line, 'ltr')?.map((run) => run.text)).toEqual(['ab ', 'ג ', 'ד', ' cd']);
  });

  it('reads right-to-left lines from the right, Latin words inside them from the left', () => {
    const line = lineOf('ג ATP 2 ד', [
      { text: ' ד', rtl: true },
      { text: 'ATP' },
      { text: ' 2' },
      { text: 'ג ', rtl: true },
    ]);
    expect(logicalRuns(line, 'rtl')?.map((run) => run.text)).toEqual(['ג ', 'ATP', ' 2', ' ד']);
  });

  it('says so when the order cannot be told', () => {
    expect(logicalRuns(lineOf('one two', [{ text: 'two ' }, { text: 'one' }]), 'ltr')).toBeUndefined();
  });
});

describe('inlineParts()', () => {
  it('joins lines at spaces, directly, and over a divided word', () => {
    const lines = [
      lineOf('Wasser', [{ text: 'Wasser' }], 'space'),
      lineOf('Photo', [{ text: 'Photo-' }], 'hyphen'),
      lineOf('synthese光', [{ text: 'synthese光' }], 'none'),
      lineOf('合', [{ text: '合' }, { text: '1', cite: [1] }]),
    ];
    expect(inlineParts(itemOf('ltr', '', lines))).toEqual([
      { kind: 'text', text: 'Wasser Photosynthese光合', bold: false },
      { kind: 'cite', numbers: [1] },
    ]);
  });

  it('keeps bold words apart', () => {
    const lines = [lineOf('so bold', [{ text: 'so ' }, { text: 'bold', font: 'Inter_700Bold' }])];
    expect(inlineParts(itemOf('ltr', '', lines))).toEqual([
      { kind: 'text', text: 'so ', bold: false },
      { kind: 'text', text: 'bold', bold: true },
    ]);
  });

  it('falls back to the text as it was given', () => {
    const mixed = lineOf('one two', [{ text: 'two ' }, { text: 'one' }, { text: '2', cite: [2] }]);
    expect(inlineParts(itemOf('ltr', 'one two', [mixed]))).toEqual([
      { kind: 'text', text: 'one two', bold: false },
      { kind: 'cite', numbers: [2] },
    ]);
    const plain = lineOf('one two', [{ text: 'two ' }, { text: 'one' }]);
    expect(inlineParts(itemOf('ltr', 'one two', [plain]))).toHaveLength(1);
  });
});
