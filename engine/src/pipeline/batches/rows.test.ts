import { describe, expect, it } from 'vitest';
import { BATCH_LIMITS, rowsOfList, rowsOfTable } from './rows.ts';

const issuesOf = (row: ReturnType<typeof rowsOfTable>[number] | undefined) =>
  row && 'issues' in row ? row.issues.map(({ path, message }) => `${path} ${message}`).join('; ') : undefined;
const briefOf = (row: ReturnType<typeof rowsOfTable>[number] | undefined) =>
  row && 'brief' in row ? row.brief : undefined;

describe('rowsOfTable', () => {
  it('reads every field of a Brief from its column, whatever its case', () => {
    const [row] = rowsOfTable(
      'Topic,Complexity Level,style,lang,FORMAT,Size,private,priority,budget,model,documents\n' +
        '"Tea, black",expert,minimalist,DE,timeline,a4,yes,Cost,0.5,ollama/x,https://a.org/tea.html https://b.org\n',
    );
    expect(briefOf(row)).toMatchObject({
      topic: 'Tea, black',
      complexityLevel: 'Expert',
      visualStyle: 'Minimalist',
      language: 'German',
      outputFormat: 'Timeline',
      size: 'A4',
      privacy: true,
      priority: 'cost',
      budget: 0.5,
      textModel: 'ollama/x',
      documents: [
        { name: 'tea.html', url: 'https://a.org/tea.html' },
        { name: 'b.org', url: 'https://b.org' },
      ],
    });
  });

  it('takes empty cells from the defaults', () => {
    const rows = rowsOfTable('topic,style\nLight,\nSound,Minimalist', { visualStyle: 'Cyberpunk HUD' });
    expect(rows.map((row) => briefOf(row)?.visualStyle)).toEqual(['Cyberpunk HUD', 'Minimalist']);
  });

  it('reads one topic a line where no line names columns', () => {
    const rows = rowsOfTable('\ufeffBlack holes, explained\n\n"Tea ""black"""\r\n  Light ');
    expect(rows.map(({ line, topic }) => [line, topic])).toEqual([
      [1, 'Black holes, explained'],
      [3, 'Tea "black"'],
      [4, 'Light'],
    ]);
  });

  it('tells what is wrong with a row, and reads the others', () => {
    const rows = rowsOfTable(
      'topic,style,budget,privacy,documents\n' +
        ',,,,\n' +
        'Light,Baroque,,,\n' +
        'Light,,much,perhaps,\n' +
        'Light,,\n' +
        'Light,,,,not-an-address\n' +
        '"Light\n' +
        'Sound,,,no,',
    );
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(issuesOf(rows[0])).toContain('topic is empty');
    expect(issuesOf(rows[1])).toMatch(/visualStyle .*Minimalist/u);
    expect(issuesOf(rows[2])).toMatch(/privacy .*budget /u);
    expect(issuesOf(rows[3])).toBe('row has 3 cells, but the first line names 5 columns');
    expect(issuesOf(rows[4])).toContain('documents.0.url');
    expect(issuesOf(rows[5])).toContain('row a quote is not closed');
    expect(briefOf(rows[6])).toMatchObject({ topic: 'Sound', privacy: false });
  });

  it.each([
    ['', 'no topic'],
    ['topic\n', 'no topic'],
    ['topic,colour\nLight,red', 'The column "colour" (line 1) is not known'],
    ['topic,style,visualStyle\nLight,,', '"visualStyle" (line 1) stands there twice'],
    [`topic\n${'Light\n'.repeat(BATCH_LIMITS.rows + 1)}`, 'more than 1000 topics'],
    ['Light\n'.repeat(BATCH_LIMITS.rows + 1), 'more than 1000 topics'],
    ['x'.repeat(BATCH_LIMITS.tableCharacters + 1), 'longer than'],
    ['topic,__proto__\nLight,', 'not known'],
  ])('refuses a table as a whole (%#)', (table, message) => {
    expect(() => rowsOfTable(table)).toThrow(message);
  });
});

describe('rowsOfList', () => {
  it('takes topics and Briefs', () => {
    const rows = rowsOfList(['Light', { topic: 'Sound', visualStyle: 'Minimalist' }], { complexityLevel: 'Expert' });
    expect(rows.map(briefOf)).toMatchObject([
      { topic: 'Light', complexityLevel: 'Expert' },
      { topic: 'Sound', visualStyle: 'Minimalist' },
    ]);
  });

  it('tells what is wrong by its position', () => {
    const rows = rowsOfList([7, {}, { topic: 'x', documents: [{ name: 'a', text: 'b' }] }, { topic: 'x', tipo: 1 }]);
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(rows.map(issuesOf)).toEqual([
      expect.stringContaining('topic is missing'),
      expect.stringContaining('topic '),
      expect.stringContaining('web addresses'),
      expect.stringContaining('tipo'),
    ]);
    expect(() => rowsOfList([])).toThrow('no topic');
  });
});
