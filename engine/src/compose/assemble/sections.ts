/** Facts under the sources' own headings. */
import type { Block, LabelKey } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { clustersOf } from './clusters.ts';
import { sectionOf, sourceHeadingOf } from './headings.ts';
import { type HeadedPage, headedItems } from './item-headings.ts';
import type { Numbering, Statement } from './statement.ts';

const MOST_SECTIONS = 3;
/** Fewer statements than this need no headings between them. */
const FEWEST_FOR_SECTIONS = 4;

interface Group {
  heading: string | undefined;
  statements: Statement[];
}

/**
 * Sections with two and more statements keep their headings, the largest first where there are too many; what stands alone under its
 * heading is gathered in one block, where the headings of the sources head the items.
 */
export function sectionBlocks(statements: readonly Statement[], page: HeadedPage, numbering: Numbering): Block[] {
  if (statements.length === 0) return [];
  const all = sectionsOf(statements, page, numbering);
  const blocks: Block[] = [];
  for (const { heading, statements: own } of all.filter((group) => group.statements.length > 0)) {
    const key: LabelKey = blocks.length === 0 ? 'keyFacts' : 'more';
    const named = heading === undefined || numbering.isUsed(heading) ? label(key, numbering.language) : heading;
    const id = numbering.blockId();
    numbering.use(named);
    const items = headedItems(inOrder(own), page, numbering);
    blocks.push({ id, kind: 'facts', heading: named, items });
  }
  return blocks;
}

/** By the sources' headings; by what the statements speak of, where there are none. */
function sectionsOf(statements: readonly Statement[], page: HeadedPage, numbering: Numbering): Group[] {
  const { groups, rest } = groupsOf(statements, page, numbering);
  if (rest.length === 0) return groups;
  const last = restGroup(rest, groups, page, numbering);
  // A heading of the source says better what a statement is about than a name that it shares with others.
  const isHeaded = rest.some((statement) => sectionOf(statement.paragraph, page.title) !== undefined);
  if (groups.length > 0 || last.heading !== undefined || isHeaded) return [...groups, last];
  const { clusters, rest: left } = clustersOf(rest, { ...page, language: numbering.language });
  if (clusters.length === 0) return [last];
  return [...clusters.sort((a, b) => first(a) - first(b)), { heading: undefined, statements: left }];
}

function groupsOf(
  statements: readonly Statement[],
  page: HeadedPage,
  numbering: Numbering,
): { groups: Group[]; rest: Statement[] } {
  const bySection = new Map<string, Statement[]>();
  const rest: Statement[] = [];
  for (const statement of statements) {
    const heading = sectionOf(statement.paragraph, page.title);
    if (heading === undefined || numbering.isUsed(heading)) rest.push(statement);
    else bySection.set(heading, [...(bySection.get(heading) ?? []), statement]);
  }
  const groups: Group[] = [...bySection].map(([heading, own]) => ({ heading, statements: own }));
  const least = statements.length < FEWEST_FOR_SECTIONS && groups.length > 1 ? Number.POSITIVE_INFINITY : 2;
  const large = groups
    .filter((group) => group.statements.length >= least)
    .sort((a, b) => b.statements.length - a.statements.length || first(a) - first(b))
    .slice(0, MOST_SECTIONS);
  const single = groups.filter((group) => !large.includes(group)).flatMap((group) => group.statements);
  return { groups: large.sort((a, b) => first(a) - first(b)), rest: inOrder([...rest, ...single]) };
}

function first({ statements }: Group): number {
  return statements[0]?.order ?? 0;
}

function inOrder(statements: readonly Statement[]): Statement[] {
  return [...statements].sort((a, b) => a.order - b.order);
}

/** What is left over, under the title of its source; a single statement under its own heading, or with a section of its source. */
function restGroup(
  rest: readonly Statement[],
  groups: readonly Group[],
  page: HeadedPage,
  numbering: Numbering,
): Group {
  const [only] = rest;
  if (only !== undefined && rest.length === 1 && groups.length > 0) {
    const own = sectionOf(only.paragraph, page.title);
    if (own !== undefined && !numbering.isUsed(own) && !groups.some((group) => group.heading === own))
      return { heading: own, statements: [only] };
    const host = groups.find((group) => group.statements.some((each) => each.drawn.sourceId === only.drawn.sourceId));
    (host ?? groups.at(-1))?.statements.push(only);
    return { heading: undefined, statements: [] };
  }
  const titles = new Set(rest.map((statement) => sourceHeadingOf(statement.paragraph, page.title)));
  const sections = new Set(rest.map((statement) => sectionOf(statement.paragraph, page.title)));
  const [heading] = sections.size === 1 ? sections : titles.size === 1 ? titles : [];
  return { heading, statements: [...rest] };
}
