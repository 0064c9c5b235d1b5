/** A plan -> Spec and Claims. An item whose quote is not where it says, or that lacks what its kind needs, is told apart with the reason. */
import type { Block, Citation, Claim, ComposeInput, Item, LanguageTag, Spec } from '../../contract/index.ts';
import { languageTag } from '../../contract/index.ts';
import { locateQuote } from './locate.ts';
import type { Plan, PlanItem } from './plan.ts';
import type { FailedItem, LabelledPassage } from './prompt.ts';

export interface Assembled {
  spec: Spec;
  claims: Claim[];
  failed: FailedItem[];
  /** Number of the plan's item by the claim's id. */
  numbers: Map<string, number>;
}

/** The plan's items in order, numbered from 1. */
export function numberedItems(plan: Plan): PlanItem[] {
  return plan.blocks.flatMap((block) => block.items);
}

export function assemblePlan(
  plan: Plan,
  input: ComposeInput,
  passages: readonly LabelledPassage[],
  modelId: string,
): Assembled {
  const byLabel = new Map(passages.map(({ label, passage }) => [label.toLowerCase(), passage]));
  const claims: Claim[] = [];
  const failed: FailedItem[] = [];
  const numbers = new Map<string, number>();
  let number = 0;
  const blocks = plan.blocks.flatMap((planned, index) => {
    const items = planned.items.flatMap((item) => {
      number++;
      const cited = cite(item, byLabel);
      if (typeof cited === 'string') {
        failed.push({ number, item, reason: cited });
        return [];
      }
      const claim: Claim = {
        id: `c${claims.length + 1}`,
        text: statementOf(item),
        citations: [cited],
        verdict: 'unsupported',
        method: `model:${modelId}`,
      };
      claims.push(claim);
      numbers.set(claim.id, number);
      return [{ plan: item, drawn: toItem(item, claim.id) }];
    });
    const block = toBlock(planned.kind, `b${index + 1}`, planned.heading, items);
    return block === undefined ? [] : [block];
  });
  const sourceIds = [...new Set(claims.flatMap((claim) => claim.citations.map((citation) => citation.sourceId)))];
  return { spec: createSpec(plan, input, blocks, sourceIds, passages), claims, failed, numbers };
}

function createSpec(
  plan: Plan,
  input: ComposeInput,
  blocks: Block[],
  sourceIds: string[],
  passages: readonly LabelledPassage[],
): Spec {
  const language: LanguageTag = languageTag(input.language);
  const first = input.research.sources.find((source) => source.id === passages[0]?.passage.sourceId);
  const kicker = first?.publisher ?? first?.title;
  return {
    version: 1,
    kind: 'explainer',
    format: input.format,
    level: input.level,
    style: input.style,
    language,
    ...(kicker !== undefined && kicker !== plan.title && { kicker }),
    title: plan.title,
    ...(plan.subtitle && { subtitle: plan.subtitle }),
    blocks,
    sourceIds,
  };
}

function cite(item: PlanItem, byLabel: ReadonlyMap<string, LabelledPassage['passage']>): Citation | string {
  const passage = byLabel.get(item.passage.replace(/[[\]]/gu, '').toLowerCase());
  if (passage === undefined) return `there is no passage ${item.passage}`;
  const place = locateQuote(passage, item.quote);
  if (place === undefined) return `the quote does not stand in ${item.passage} letter by letter`;
  return {
    sourceId: passage.sourceId,
    passageId: passage.id,
    quote: passage.text.slice(place.start, place.end),
    start: passage.start + place.start,
    end: passage.start + place.end,
  };
}

/** What a reader would defend: everything that is drawn of the item. */
function statementOf(item: PlanItem): string {
  const lead = [
    item.term ? `${item.term}:` : item.date ? `${item.date}:` : item.value,
    item.value ? item.unit : undefined,
  ].filter((part) => part != null && part !== '');
  return [...lead, item.text].join(' ');
}

function toItem(item: PlanItem, claimId: string): Item {
  return {
    id: `i${claimId.slice(1)}`,
    claimId,
    ...(item.heading && { heading: item.heading }),
    text: item.text,
    nouns: (item.icons ?? []).map((noun) => noun.toLowerCase()),
  };
}

type Pair = { plan: PlanItem; drawn: Item };

/** A kind that its items do not fill becomes plain facts; nothing that was found is lost. */
function toBlock(
  kind: Plan['blocks'][number]['kind'],
  id: string,
  heading: string,
  pairs: readonly Pair[],
): Block | undefined {
  const [first] = pairs;
  if (first === undefined) return undefined;
  const base = { id, heading };
  const items = pairs.map((pair) => pair.drawn);
  const facts: Block = { ...base, kind: 'facts', items };
  switch (kind) {
    case 'definition':
      return pairs.length === 1 ? { ...base, kind, term: first.plan.term ?? heading, item: first.drawn } : facts;
    case 'figures': {
      const figures = pairs.flatMap(({ plan, drawn }) =>
        plan.value ? [{ ...drawn, value: plan.value, ...(plan.unit && { unit: plan.unit }) }] : [],
      );
      return figures.length === pairs.length ? { ...base, kind, items: figures } : facts;
    }
    case 'timeline': {
      const events = pairs.flatMap(({ plan, drawn }) =>
        plan.date && plan.year != null ? [{ ...drawn, date: plan.date, year: plan.year }] : [],
      );
      return events.length === pairs.length ? { ...base, kind, items: events.sort((a, b) => a.year - b.year) } : facts;
    }
    case 'terms': {
      const terms = pairs.flatMap(({ plan, drawn }) => (plan.term ? [{ ...drawn, term: plan.term }] : []));
      return terms.length === pairs.length ? { ...base, kind, items: terms } : facts;
    }
    case 'steps':
      return items.length >= 2 ? { ...base, kind, items } : facts;
    case 'parts':
      return items.length >= 2 ? { ...base, kind, whole: heading, items } : facts;
    case 'causes':
      return { ...base, kind, items: pairs.map(({ plan, drawn }) => ({ ...drawn, role: plan.role ?? 'both' })) };
    case 'facts':
      return facts;
  }
}
