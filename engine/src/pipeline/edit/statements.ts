/** The statements of a block, whatever its kind: what is drawn of each, and what else gives it its meaning. */
import type { Block, Item } from '../../contract/index.ts';

export interface Statement {
  /** Of the item or row; an edge of a graph has none, so it is named after its place. */
  id: string;
  /** Inside the block: `items.2`. */
  path: string;
  claimId: string;
  /** The sentence. */
  text: string;
  /** What is set apart from it: value, unit, date, term, label. */
  leads: readonly string[];
  /** What it stands under: its heading, its subject, the whole that it is a part of. */
  context: readonly string[];
  hidden: boolean;
  locked: boolean;
}

/** In reading order. Questions state nothing; nor does an edge that stands on no claim. */
export function statementsOf(block: Block): Statement[] {
  switch (block.kind) {
    case 'inquiry':
      return [];
    case 'definition':
      return [itemStatement(block.item, 'item', [], [block.term])];
    case 'chart':
      return block.rows.map((row, index) => ({
        ...handlingOf(row),
        id: row.id,
        path: `rows.${index}`,
        claimId: row.claimId,
        text: '',
        leads: [row.label, String(row.value)],
        context: [block.unit],
      }));
    case 'graph':
      return edgeStatements(block);
    default:
      return block.items.map((item, index) =>
        itemStatement(item, `items.${index}`, leadsOf(item), contextOf(block, item)),
      );
  }
}

/** As a reader would defend it. */
export function sentenceOf({ text, leads }: Pick<Statement, 'text' | 'leads'>): string {
  const lead = leads.filter((part) => part !== '').join(' ');
  return [lead, text].filter((part) => part !== '').join(': ');
}

/** Equal for two statements that say the same on the same claim. */
export function printOf({ claimId, text, leads, context }: Statement): string {
  return JSON.stringify([claimId, text, leads, context]);
}

/** The block with its statements changed; `change` gets each in the order of `statementsOf`. */
export function mapStatements(block: Block, change: (statement: Statement) => Partial<Item> | undefined): Block {
  const changes = new Map(statementsOf(block).map((statement) => [statement.path, change(statement)]));
  const at = <T extends object>(thing: T, path: string): T => ({ ...thing, ...changes.get(path) });
  switch (block.kind) {
    case 'inquiry':
      return block;
    case 'definition':
      return { ...block, item: at(block.item, 'item') };
    case 'chart':
      return { ...block, rows: block.rows.map((row, index) => at(row, `rows.${index}`)) };
    case 'graph':
      return { ...block, edges: block.edges.map((edge, index) => at(edge, `edges.${index}`)) };
    default:
      // one shape of object for all kinds; the items stay of the kind they were
      return { ...block, items: block.items.map((item, index) => at(item, `items.${index}`)) } as Block;
  }
}

type Handling = { hidden?: boolean | undefined; locked?: boolean | undefined };

function handlingOf({ hidden = false, locked = false }: Handling): { hidden: boolean; locked: boolean } {
  return { hidden, locked };
}

function itemStatement(
  item: Item,
  path: string,
  leads: readonly string[],
  context: readonly (string | undefined)[],
): Statement {
  return {
    ...handlingOf(item),
    id: item.id,
    path,
    claimId: item.claimId,
    text: item.text,
    leads,
    context: [item.heading, ...context].filter((part) => part !== undefined),
  };
}

type ListBlock = Extract<Block, { items: unknown }>;

type ListItem = ListBlock['items'][number];

function leadsOf(item: ListItem): string[] {
  if ('value' in item) return item.unit === undefined ? [item.value] : [item.value, item.unit];
  if ('date' in item) return [item.date];
  return 'term' in item ? [item.term] : [];
}

function contextOf(block: ListBlock, item: ListItem): (string | undefined)[] {
  if (block.kind === 'parts') return [block.whole];
  if (block.kind === 'contrast') return [block.subjects['subject' in item ? (item.subject ?? -1) : -1]];
  if ('year' in item) return [String(item.year)];
  return 'role' in item ? [item.role] : [];
}

function edgeStatements(block: Extract<Block, { kind: 'graph' }>): Statement[] {
  const labels = new Map(block.nodes.map((node) => [node.id, node.label]));
  return block.edges.flatMap((edge, index) =>
    edge.claimId === undefined
      ? []
      : [
          {
            hidden: false,
            locked: false,
            id: `${block.id}.${edge.from}.${edge.to}`,
            path: `edges.${index}`,
            claimId: edge.claimId,
            text: [labels.get(edge.from), edge.label, labels.get(edge.to)].filter(Boolean).join(' '),
            leads: [],
            context: [],
          },
        ],
  );
}
