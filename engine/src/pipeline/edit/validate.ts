/** An edited Spec as it may go on: bounded, plain text, ids that are unique. Everything that is wrong is told by its path. */
import { type Block, type Claim, type Spec, UNPRINTABLE } from '../../contract/index.ts';
import { HkmError, type Issue } from '../../errors.ts';
import { statementsOf } from './statements.ts';

export const EDIT_LIMITS = {
  blocks: 60,
  /** Items, rows, nodes, edges or prompts of one block. */
  items: 100,
  /** UTF-16 units of one text. */
  text: 2_000,
  /** The same of a heading, title, value, date, term, label or unit. */
  label: 300,
  /** UTF-16 units of all blocks as JSON. */
  total: 200_000,
} as const;

/** Stands where an entry is the person's own and has no claim yet. */
export const NEW_CLAIM = '';

/** Issues told at once; the rest is as good as told. */
const MOST_ISSUES = 20;
const LONG = new Set(['text', 'subtitle']);
/** Not drawn: they name things. */
const NAMES = new Set('id claimId kind role from to icon style format level language own sourceIds locked'.split(' '));

/**
 * The Spec with its texts cleaned: line breaks and runs of white space are one space; control characters, lone surrogates and marks that
 * turn the direction of what follows are taken out. `kind` is that of the Run. Errors: `bad_input`.
 */
export function cleanSpec(spec: Spec, known: readonly Claim[], kind: Spec['kind']): Spec {
  const issues: Issue[] = [];
  // the walk keeps every key and the type of every value
  const clean = cleanValue(spec, { path: 'spec', key: '' }, issues) as Spec;
  const total = JSON.stringify(clean.blocks).length;
  if (total > EDIT_LIMITS.total)
    issues.push({
      path: 'spec.blocks',
      message: `hold ${total} characters as JSON; ${EDIT_LIMITS.total} are the most`,
    });
  if (clean.title === '') issues.push({ path: 'spec.title', message: 'is empty' });
  issues.push(...issuesOfBlocks(clean.blocks, known, kind));
  if (issues.length > 0) throw refuse(issues);
  return clean;
}

interface Place {
  path: string;
  /** Of the field, or of the list that the value stands in. */
  key: string;
}

function cleanValue(value: unknown, { path, key }: Place, issues: Issue[]): unknown {
  if (typeof value === 'string') {
    const text = NAMES.has(key) ? value : cleanText(value);
    const most = LONG.has(key) ? EDIT_LIMITS.text : EDIT_LIMITS.label;
    if (text.length > most) issues.push({ path, message: `has ${text.length} characters; ${most} are the most` });
    return text;
  }
  if (Array.isArray(value)) {
    const most = key === 'blocks' ? EDIT_LIMITS.blocks : EDIT_LIMITS.items;
    if (value.length > most) issues.push({ path, message: `has ${value.length} entries; ${most} are the most` });
    return value.slice(0, most).map((entry, index) => cleanValue(entry, { path: `${path}.${index}`, key }, issues));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, own]) => [
    name,
    cleanValue(own, { path: `${path}.${name}`, key: name }, issues),
  ]);
  return Object.fromEntries(entries);
}

/** One line of plain text. The dagger is ours: it marks words that stand in no source. */
export function cleanText(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029]+/gu, (space) => (space === '\u00a0' ? space : ' '))
    .replace(UNPRINTABLE, '')
    .replaceAll('†', '')
    .replace(/ {2,}/g, ' ')
    .normalize('NFC')
    .trim();
}

function issuesOfBlocks(blocks: readonly Block[], known: readonly Claim[], kind: Spec['kind']): Issue[] {
  const issues: Issue[] = [];
  const claims = new Set(known.map(({ id }) => id));
  const seen = new Set<string>();
  const take = (id: string, path: string) => {
    if (seen.has(id)) issues.push({ path: `${path}.id`, message: `"${id}" is there twice; ids are unique in a Spec` });
    seen.add(id);
  };
  for (const [index, block] of blocks.entries()) {
    const at = `spec.blocks.${index}`;
    take(block.id, at);
    if (block.kind === 'inquiry' && kind !== 'inquiry')
      issues.push({ path: `${at}.kind`, message: 'is of questions, which an explainer cannot hold' });
    for (const { id, path, claimId, text, leads } of statementsOf(block)) {
      if (block.kind !== 'graph') take(id, `${at}.${path}`);
      if (claimId !== NEW_CLAIM && !claims.has(claimId))
        issues.push({ path: `${at}.${path}.claimId`, message: `"${claimId}" is no claim of this run` });
      if (text === '' && leads.every((lead) => lead === ''))
        issues.push({ path: `${at}.${path}.text`, message: 'is empty; take the item out or hide it instead' });
    }
  }
  return issues;
}

function refuse(issues: readonly Issue[]): HkmError {
  const told = issues.slice(0, MOST_ISSUES);
  const message = told.map((issue) => `${issue.path} ${issue.message}`).join('; ');
  return new HkmError('bad_input', message, { details: told });
}
