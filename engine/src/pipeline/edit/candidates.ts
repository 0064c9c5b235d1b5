/** What a person's own words may rest on: candidates for the verify stage, each in a block of its own. */
import type { Block, Citation, Claim, Spec } from '../../contract/index.ts';
import type { KeptResearch } from '../../store/index.ts';
import { labelsOf, TITLE_PARTS } from './labels.ts';
import { sentencesLike, sentencesOf } from './sentences.ts';
import { type Statement, sentenceOf, statementsOf } from './statements.ts';
import { cleanText } from './validate.ts';

/** Sentences of a passage that are tried as what the words may rest on. */
const MOST_SENTENCES = 30;
/** Citations that a heading is compared with. */
const MOST_FOR_HEADING = 40;

export interface Candidate {
  block: Block;
  claim: Claim;
}

export interface Candidates {
  /** The words as a choice of the words of a quote: of what is cited, then of each sentence around it. */
  extracts: Candidate[];
  /** The words as a paraphrase of what is cited. */
  paraphrase: Candidate;
  /** The heading and the like: each must be covered by what is cited. */
  context: Candidate[];
}

/** What the verify stage is asked about a statement; undefined where nothing in the sources is about it. */
export function candidatesFor(
  block: Block,
  statement: Statement,
  claim: Claim,
  research: KeptResearch,
): Candidates | undefined {
  const text = statement.text === '' ? statement.leads.join(' ') : statement.text;
  const isNew = claim.citations.length === 0;
  const around = isNew ? sentencesLike(sentenceOf(statement), research) : sentencesAround(claim, research);
  const quotes = [...(isNew ? [] : [claim.citations]), ...around.map((citation) => [citation])];
  const [cited] = quotes;
  if (cited === undefined) return undefined;
  const name = (suffix: string) => `${claim.id}/${suffix}`;
  const make = (citations: Citation[], id: string, words: string, method: string): Candidate => {
    const own: Claim = { id, text: words, citations, verdict: 'unsupported', method };
    return { claim: own, block: blockOf(block, statement, own) };
  };
  const said = (citations: Citation[]) => (block.kind === 'chart' ? (citations[0]?.quote ?? text) : text);
  return {
    extracts: quotes.map((citations, index) => make(citations, name(`extract${index}`), said(citations), 'shortened')),
    paraphrase: make(cited, name('paraphrase'), text, 'model:reader'),
    context: statement.context
      .filter((words) => words !== '' && !isInTitles(words, research))
      .map((words, index) => contextCandidate(words, cited, name(`context${index}`))),
  };
}

/** One block that draws the statement as its own block would, on another claim. */
function blockOf(block: Block, { path }: Statement, { id: claimId, text }: Claim): Block {
  const id = `b/${claimId}`;
  if (block.kind === 'chart') {
    const rows = block.rows
      .filter((_row, index) => path === `rows.${index}`)
      .map((row) => ({ ...row, id: `i/${claimId}`, claimId }));
    return { ...block, id, rows };
  }
  const item = block.kind === 'definition' ? block.item : itemAt(block, path);
  const { heading: _heading, ...drawn } = item ?? { nouns: [] };
  return { id, kind: 'facts', heading: '', items: [{ ...drawn, id: `i/${claimId}`, claimId, text }] };
}

function itemAt(block: Block, path: string) {
  return 'items' in block ? block.items.find((_item, index) => path === `items.${index}`) : undefined;
}

/** A heading as a term over the whole quote: its words must be the quote's, in any order. */
function contextCandidate(words: string, citations: Citation[], id: string): Candidate {
  const quote = citations.map((citation) => citation.quote).join(' ');
  const claim: Claim = { id, text: quote, citations, verdict: 'unsupported', method: 'verbatim' };
  const item = { id: `i/${id}`, claimId: id, text: quote, nouns: [], term: words };
  return { claim, block: { id: `b/${id}`, kind: 'terms', heading: '', items: [item] } };
}

/** A heading against the quotes below it, the title against all. */
export function labelCandidates(key: string, spec: Spec, claims: ReadonlyMap<string, Claim>): Candidate[] {
  const isTitle = TITLE_PARTS.some((part) => part === key);
  const blocks = isTitle ? spec.blocks : spec.blocks.filter(({ id }) => key === id || key.startsWith(`${id}.`));
  const words = labelOf(key, spec);
  const cited = blocks.flatMap(statementsOf).flatMap(({ claimId }) => claims.get(claimId)?.citations ?? []);
  return cited
    .slice(0, MOST_FOR_HEADING)
    .map((citation, index) => contextCandidate(words, [citation], `label/${key}/${index}`));
}

function labelOf(key: string, spec: Spec): string {
  return labelsOf(spec).find((label) => label.key === key)?.text ?? '';
}

/** The words are a title or heading of a source, as it stands there. */
export function isTitleOfSource(key: string, spec: Spec, research: KeptResearch): boolean {
  return isInTitles(labelOf(key, spec), research);
}

function isInTitles(words: string, { sources }: KeptResearch): boolean {
  const folded = fold(words);
  return sources.some(({ title, headings }) =>
    [title, ...headings.map(({ text }) => text)].some((own) => fold(own) === folded),
  );
}

function fold(text: string): string {
  return cleanText(text).toLowerCase();
}

/** The sentences of the cited passages, as citations. */
function sentencesAround(claim: Claim, { passages, sources }: KeptResearch): Citation[] {
  const cited = new Set(claim.citations.map(({ passageId }) => passageId));
  const own = passages.filter(({ id }) => cited.has(id));
  return own.flatMap((passage) => sentencesOf(passage, sources)).slice(0, MOST_SENTENCES);
}
