/** Words of a block that belong to none of its entries: the term, the whole, the unit, the subjects, the relations of a map. */
import type { Block, Spec } from '@hkm/engine/contract';

export interface BlockLabel {
  /** Inside the block: `term`, `subjects.1`, `edges.3`. */
  key: string;
  name: 'term' | 'whole' | 'chartUnit' | 'subject' | 'relation';
  value: string;
  /** What a relation leads from and to. */
  ends?: { from: string; to: string };
}

export function labelsOf(block: Block): BlockLabel[] {
  switch (block.kind) {
    case 'definition':
      return [{ key: 'term', name: 'term', value: block.term }];
    case 'parts':
      return [{ key: 'whole', name: 'whole', value: block.whole }];
    case 'chart':
      return [{ key: 'unit', name: 'chartUnit', value: block.unit }];
    case 'contrast':
      return block.subjects.map((value, index) => ({ key: `subjects.${index}`, name: 'subject', value }));
    case 'graph': {
      const names = new Map(block.nodes.map(({ id, label }) => [id, label]));
      const nameOf = (id: string) => names.get(id) ?? '';
      return block.edges.map(({ from, to, label = '' }, index) => ({
        key: `edges.${index}`,
        name: 'relation',
        value: label,
        ends: { from: nameOf(from), to: nameOf(to) },
      }));
    }
    default:
      return [];
  }
}

/** Where the server finds fault with it: `spec.blocks.2.edges.3.label`. */
export function pathOfLabel(blockIndex: number, { key, name }: BlockLabel): string {
  return `spec.blocks.${blockIndex}.${key}${name === 'relation' ? '.label' : ''}`;
}

export function setLabel(spec: Spec, blockId: string, key: string, value: string): Spec {
  return { ...spec, blocks: spec.blocks.map((block) => (block.id === blockId ? withLabel(block, key, value) : block)) };
}

function withLabel(block: Block, key: string, value: string): Block {
  const at = Number(key.split('.')[1]);
  switch (block.kind) {
    case 'definition':
      return { ...block, term: value };
    case 'parts':
      return { ...block, whole: value };
    case 'chart':
      return { ...block, unit: value };
    case 'contrast':
      return { ...block, subjects: block.subjects.map((subject, index) => (index === at ? value : subject)) };
    case 'graph':
      return {
        ...block,
        edges: block.edges.map((edge, index) => {
          if (index !== at) return edge;
          const { label: _old, ...rest } = edge;
          return value === '' ? rest : { ...rest, label: value };
        }),
      };
    default:
      return block;
  }
}
