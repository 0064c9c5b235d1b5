/**
 * The third stage: every claim against its quotes, every drawn word against its claim.
 * Judge the claims, then what is drawn, drop what does not hold and what says the same twice, put the rest in reading order.
 */
import {
  type Block,
  type Claim,
  type DroppedClaim,
  type Item,
  type LanguageTag,
  type Spec,
  type Told,
  tell,
  type VerifyInput,
  type VerifyOutput,
  type Warning,
} from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { type Judgement, judgeClaim } from './check-claim.ts';
import {
  faultOfBlock,
  faultOfItem,
  faultOfRow,
  faultOfTranslatedItem,
  hasForeignNumber,
  type Manner,
} from './check-drawn.ts';
import { type Gist, gistOf, isDouble } from './doubles.ts';
import { type Evidence, evidenceOf, type Library } from './evidence.ts';
import { claimIdsOf, pruneBlock, referencesOf } from './prune.ts';
import { isTranslated } from './translated.ts';

export interface VerifyDeps {
  signal?: AbortSignal;
}

/** A claim with what was found out about it. */
interface Case {
  claim: Claim;
  judgement: Judgement;
  evidence: Evidence;
}

type Cases = ReadonlyMap<string, Case>;

/** Checks a Spec and its claims against the sources; changes none of its inputs. */
export async function verify(input: VerifyInput, deps: VerifyDeps = {}): Promise<VerifyOutput> {
  const { spec, sources } = input;
  const library: Library = { sources: new Map(sources.map((source) => [source.id, source])), language: spec.language };
  const cases = new Map<string, Case>();
  for (const claim of input.claims) {
    if (deps.signal?.aborted === true) throw new HkmError('aborted', 'The check of the claims was cancelled.');
    cases.set(claim.id, { claim, judgement: judgeClaim(claim, library), evidence: evidenceOf(claim, library) });
  }
  const faults = faultsOfDrawn(spec, cases, library);
  const doubles = findDoubles(spec, cases, faults, spec.language);
  const checked = pruneSpec(spec, cases, faults, doubles);
  const kept = claimIdsOf(checked).flatMap((id) => cases.get(id) ?? []);
  const dropped = droppedOf(input, cases, new Set(kept.map(({ claim }) => claim.id)), faults, doubles);
  return {
    spec: { ...checked, sourceIds: citedSources(spec, kept) },
    claims: kept.map(({ claim, judgement }) => judged(claim, judgement)),
    dropped,
    warnings: warningsOf(input, checked, dropped, kept),
  };
}

/** The claim with its verdict, and why that is not better; what an earlier check said goes. */
function judged({ reasons: _earlier, ...claim }: Claim, { verdict, reason }: Judgement): Claim {
  return { ...claim, verdict, ...(reason && { reasons: [reason] }) };
}

function isHeld({ judgement }: Case): boolean {
  return judgement.verdict === 'supported' || judgement.verdict === 'weak';
}

/** Drawn things that their claims do not cover, by id, with the reason. */
function faultsOfDrawn(spec: Spec, cases: Cases, library: Library): Map<string, Told> {
  const faults = new Map<string, Told>();
  for (const block of spec.blocks) {
    for (const drawn of referencesOf(block)) {
      const found = cases.get(drawn.claimId);
      const fault = found === undefined ? tell('claim_missing') : faultOfReference(block, drawn, found, spec.language);
      if (fault !== undefined) faults.set(drawn.id, fault);
    }
    const evidences = referencesOf(block).flatMap(({ claimId }) => cases.get(claimId)?.evidence ?? []);
    const first = cases.get(referencesOf(block)[0]?.claimId ?? '');
    const translated = first !== undefined && isTranslated(first.claim, spec.language, first.evidence);
    const fault = faultOfBlock(
      block,
      [...evidences, ...titleEvidence(library, evidences[0]?.language ?? spec.language)],
      translated ? spec.language : undefined,
    );
    if (fault !== undefined) for (const drawn of referencesOf(block)) faults.set(drawn.id, fault);
  }
  return faults;
}

/** Titles and headings of the sources: names of wholes and subjects may come from them. */
function titleEvidence(library: Library, language: LanguageTag): Evidence[] {
  const quotes = [...library.sources.values()].map((source) =>
    [source.title, ...source.headings.map((heading) => heading.text)].join('\n'),
  );
  return quotes.map((quote) => evidenceOfTitle(quote, language));
}

function evidenceOfTitle(quote: string, language: LanguageTag): Evidence {
  const citation = { sourceId: '', passageId: '', quote, start: 0, end: quote.length };
  const claim: Claim = { id: '', text: quote, citations: [citation], verdict: 'unsupported', method: 'verbatim' };
  return evidenceOf(claim, { sources: new Map(), language });
}

function faultOfReference(
  block: Block,
  drawn: { id: string; claimId: string },
  { claim, evidence, judgement }: Case,
  language: LanguageTag,
): Told | undefined {
  if (block.kind === 'chart') {
    const row = block.rows.find((candidate) => candidate.id === drawn.id);
    return row === undefined ? undefined : faultOfRow(row, block.unit, evidence);
  }
  if (block.kind === 'graph' || block.kind === 'inquiry') return undefined;
  if (isTranslated(claim, language, evidence)) return faultOfTranslatedItem(drawn as Item, language, evidence);
  return faultOfItem(drawn as Item, evidence, mannerOf(claim, judgement));
}

function mannerOf(claim: Claim, judgement: Judgement): Manner {
  if (claim.method.startsWith('model:')) return 'model';
  return judgement.verdict === 'weak' ? 'weak' : 'extract';
}

/** Everything that an item shows, as one text: two items of one sentence that show different parts of it are no doubles. */
function shownBy(drawn: { id: string; claimId: string }, claim: Claim): string {
  const shown = Object.entries(drawn).filter(([key]) =>
    ['text', 'value', 'unit', 'date', 'term', 'label'].includes(key),
  );
  return shown.length === 0 ? claim.text : shown.map(([, value]) => String(value)).join(' ');
}

/** Ids of drawn things that repeat an earlier one in statement and in what is shown. */
function findDoubles(spec: Spec, cases: Cases, faults: ReadonlyMap<string, Told>, language: LanguageTag): Set<string> {
  const doubles = new Set<string>();
  const seen: { claimId: string; claim: Gist; shown: Gist }[] = [];
  for (const drawn of spec.blocks
    .filter((block) => block.kind !== 'chart' && block.kind !== 'graph')
    .flatMap(referencesOf)) {
    const found = cases.get(drawn.claimId);
    if (found === undefined || !isHeld(found) || faults.has(drawn.id)) continue;
    const claim = gistOf(found.claim.text, language);
    const shown = gistOf(shownBy(drawn, found.claim), language);
    const earlier = seen.find(
      (other) => isDouble(other.shown, shown) && (other.claimId === drawn.claimId || isDouble(other.claim, claim)),
    );
    if (earlier === undefined) seen.push({ claimId: drawn.claimId, claim, shown });
    else doubles.add(drawn.id);
  }
  return doubles;
}

function pruneSpec(spec: Spec, cases: Cases, faults: ReadonlyMap<string, Told>, doubles: ReadonlySet<string>): Spec {
  const keeps = (drawn: { id: string; claimId: string }): boolean => {
    const found = cases.get(drawn.claimId);
    return found !== undefined && isHeld(found) && !faults.has(drawn.id) && !doubles.has(drawn.id);
  };
  const blocks = spec.blocks
    .flatMap((block) => pruneBlock(block, keeps) ?? [])
    .map((block) => withoutForeignHeadings(block, cases));
  return { ...spec, blocks };
}

/** Headings are words of the source; one with a number from nowhere is taken off its item. */
function withoutForeignHeadings(block: Block, cases: Cases): Block {
  if (block.kind === 'chart' || block.kind === 'graph' || block.kind === 'inquiry') return block;
  const clean = <T extends Item>(item: T): T => {
    const found = cases.get(item.claimId);
    if (
      item.heading === undefined ||
      found === undefined ||
      !hasForeignNumber(item.heading, found.evidence, block.heading)
    )
      return item;
    const { heading: _heading, ...rest } = item;
    return rest as T;
  };
  if (block.kind === 'definition') return { ...block, item: clean(block.item) };
  return { ...block, items: block.items.map(clean) } as Block;
}

function droppedOf(
  input: VerifyInput,
  cases: Cases,
  kept: ReadonlySet<string>,
  faults: ReadonlyMap<string, Told>,
  doubles: ReadonlySet<string>,
): DroppedClaim[] {
  const drawn = input.spec.blocks.flatMap(referencesOf);
  return [...cases.values()]
    .filter(({ claim }) => !kept.has(claim.id))
    .map(({ claim, judgement }) => {
      const own = drawn.filter((reference) => reference.claimId === claim.id);
      const fault = own.map((reference) => faults.get(reference.id)).find((reason) => reason !== undefined);
      const double = own.some((reference) => doubles.has(reference.id)) ? tell('same_as_earlier') : undefined;
      const lonely = tell(own.length === 0 ? 'not_drawn' : 'block_too_small');
      const held = judgement.verdict === 'supported' || judgement.verdict === 'weak';
      if (!held) return droppedBecause(claim, judgement.verdict, judgement.reason);
      if (fault !== undefined) return droppedBecause(claim, 'unsupported', fault);
      return droppedBecause(claim, judgement.verdict, double ?? lonely);
    });
}

function droppedBecause({ text }: Claim, verdict: Claim['verdict'], reason: Told | undefined): DroppedClaim {
  return { text, verdict, reason: reason?.message ?? '', ...(reason && { reasons: [reason] }) };
}

/** The Sources that the remaining claims cite, in the order that the Spec numbers them. */
function citedSources(spec: Spec, kept: readonly Case[]): string[] {
  const cited = new Set(kept.flatMap(({ claim }) => claim.citations.map((citation) => citation.sourceId)));
  const known = spec.sourceIds.filter((id) => cited.has(id));
  return [...known, ...[...cited].filter((id) => !known.includes(id))];
}

function warningsOf(
  input: VerifyInput,
  checked: Spec,
  dropped: readonly DroppedClaim[],
  kept: readonly Case[],
): Warning[] {
  const warnings: Warning[] = [];
  const failed = dropped.length;
  if (failed > 0) {
    const message = `${failed} of ${input.claims.length} statements were left out; the list of dropped claims says why.`;
    const parameters = { count: failed, all: input.claims.length };
    warnings.push({ code: 'claims_dropped', message, path: 'dropped', parameters });
  }
  const weak = kept.filter(({ judgement }) => judgement.verdict === 'weak').length;
  if (weak > 0)
    warnings.push({
      code: 'claims_weak',
      message: `${weak} statements are only weakly supported by their quotes.`,
      path: 'claims',
      parameters: { count: weak },
    });
  if (checked.blocks.length === 0 && input.spec.blocks.length > 0) {
    warnings.push({
      code: 'nothing_supported',
      message: 'No statement held against its source; hand in another document or another topic.',
      path: 'spec.blocks',
    });
  }
  return warnings;
}
