/** Statements that set two subjects against each other, and statements that tell a cause or an effect. */
import type { Block } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { recognizeCause, recognizeContrast } from '../kinds/index.ts';
import { sectionOf } from './headings.ts';
import { type HeadedPage, headedItems } from './item-headings.ts';
import { capitalised, type Numbering, type Statement } from './statement.ts';

export interface ContrastForm {
  statement: Statement;
  subjects: [string, string];
  sides: [string, string];
}

/** Less than this sets nothing against anything. */
const FEWEST_WORDS_OF_CONTRAST = 14;

/** The first statement with a clause for each of two subjects. */
export function pickContrast(statements: readonly Statement[]): ContrastForm | undefined {
  for (const statement of statements) {
    if (statement.candidate.sentences.length > 1 || statement.candidate.words < FEWEST_WORDS_OF_CONTRAST) continue;
    const found = recognizeContrast(statement.drawn);
    if (found?.sides !== undefined) return { statement, subjects: found.subjects, sides: found.sides };
  }
  return undefined;
}

export function contrastBlock(form: ContrastForm, page: HeadedPage, numbering: Numbering): Block {
  const id = numbering.blockId();
  const own = sectionOf(form.statement.paragraph, page.title);
  const heading = own === undefined || numbering.isUsed(own) ? label('contrast', numbering.language) : own;
  const items = form.sides.map((side, subject) => ({
    ...numbering.item(form.statement, capitalised(/[.!?]$/u.test(side) ? side : `${side}.`)),
    subject,
  }));
  return { id, kind: 'contrast', heading: numbering.use(heading), subjects: form.subjects.map(capitalised), items };
}

export interface CauseForm {
  statement: Statement;
  role: 'cause' | 'effect' | 'both';
}

const MOST_CAUSES = 3;

/** Two or three statements of causes and effects, where others are left to be told. */
export function pickCauses(statements: readonly Statement[]): CauseForm[] {
  const forms = statements.flatMap((statement): CauseForm[] => {
    const found = recognizeCause(statement.drawn);
    return found === undefined ? [] : [{ statement, role: found.role }];
  });
  return forms.length >= 2 && forms.length < statements.length ? forms.slice(0, MOST_CAUSES) : [];
}

export function causesBlock(causes: readonly CauseForm[], page: HeadedPage, numbering: Numbering): Block {
  const id = numbering.blockId();
  const heading = numbering.use(label('causes', numbering.language));
  const items = headedItems(
    causes.map((form) => form.statement),
    page,
    numbering,
  ).map((item, i) => ({ ...item, role: causes[i]?.role ?? 'both' }));
  return { id, kind: 'causes', heading, items };
}
