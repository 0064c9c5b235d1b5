/**
 * "Check again": a person's own words against the passages that their claim cites. Words that stand there, in order, are supported; the
 * same said in other words is weak at most. Judged by the verify stage, which knows no own words: it is asked about candidates.
 */

import type { VerifyInput, VerifyOutput } from '../../contract/index.ts';
import { type Block, type Claim, isOwn, OWN_METHODS, type Spec, type Verdict } from '../../contract/index.ts';
import type { KeptResearch } from '../../store/index.ts';
import type { Edited } from './apply.ts';
import { type Candidate, type Candidates, candidatesFor, isTitleOfSource, labelCandidates } from './candidates.ts';
import { withOwn } from './labels.ts';
import { type Statement, statementsOf } from './statements.ts';

/** Asks the verify stage. */
export type Judge = (input: VerifyInput) => Promise<VerifyOutput>;

/** Ids of items, rows and blocks, and names of title parts; `true`: everything that is a person's own words. */
export type CheckWish = true | readonly string[];

interface Case {
  block: Block;
  statement: Statement;
  claim: Claim;
}

/** The same Spec with verdicts on the own words that were asked about. */
export async function checkOwnWords(
  { spec, claims }: Edited,
  wish: CheckWish,
  research: KeptResearch,
  judge: Judge,
): Promise<Edited> {
  const isWanted = (id: string) => wish === true || wish.includes(id);
  const judged = new Map(claims.map((claim) => [claim.id, claim]));
  const ask = (candidates: readonly Candidate[]) => judgeAll(candidates, spec, research, judge);
  for (const { block, statement, claim } of casesOf(spec, judged).filter((own) => isWanted(own.statement.id))) {
    const candidates = candidatesFor(block, statement, claim, research);
    const judgement = candidates ? judgementOf(candidates, await ask(allOf(candidates))) : NOTHING_FOUND;
    // What rested on nothing and was not found rests on nothing still.
    const isLost = claim.citations.length === 0 && judgement.verdict === 'unsupported';
    const { reasons: _earlier, ...words } = claim;
    judged.set(claim.id, { ...words, ...(isLost ? NOTHING_FOUND : judgement), method: OWN_METHODS.checked });
  }
  const own: string[] = [];
  for (const key of spec.own ?? []) {
    const holds = async () => {
      const candidates = labelCandidates(key, spec, judged);
      const verdicts = await ask(candidates);
      return candidates.some(({ claim }) => isSupported(verdicts, claim));
    };
    if (!(isWanted(key) && (isTitleOfSource(key, spec, research) || (await holds())))) own.push(key);
  }
  return { spec: withOwn(spec, own), claims: [...judged.values()] };
}

const NOTHING_FOUND: Pick<Claim, 'verdict' | 'citations'> = { verdict: 'unsupported', citations: [] };

const allOf = ({ extracts, paraphrase, context }: Candidates): Candidate[] => [...extracts, paraphrase, ...context];

function casesOf(spec: Spec, claims: ReadonlyMap<string, Claim>): Case[] {
  return spec.blocks.flatMap((block) =>
    statementsOf(block).flatMap((statement) => {
      const claim = claims.get(statement.claimId);
      return claim && isOwn(claim) ? [{ block, statement, claim }] : [];
    }),
  );
}

type Verdicts = ReadonlyMap<string, Verdict>;

const isSupported = (verdicts: Verdicts, { id }: Claim) => verdicts.get(id) === 'supported';

function judgementOf(
  { extracts, paraphrase, context }: Candidates,
  verdicts: Verdicts,
): Pick<Claim, 'verdict' | 'citations'> {
  const best = extracts.find(({ claim }) => isSupported(verdicts, claim));
  const { citations } = (best ?? paraphrase).claim;
  const said = [extracts[0]?.claim, paraphrase.claim].map((claim) => verdicts.get(claim?.id ?? ''));
  if (best && context.every(({ claim }) => isSupported(verdicts, claim))) return { verdict: 'supported', citations };
  if (best) return { verdict: 'weak', citations };
  if (said.includes('contradicted')) return { verdict: 'contradicted', citations };
  return {
    verdict: said.some((verdict) => verdict === 'weak' || verdict === 'supported') ? 'weak' : 'unsupported',
    citations,
  };
}

/** Every candidate stands in a block of its own, so that none falls with another. */
async function judgeAll(
  candidates: readonly Candidate[],
  spec: Spec,
  { sources }: KeptResearch,
  judge: Judge,
): Promise<Verdicts> {
  const claims = candidates.map(({ claim }) => claim);
  const question: Spec = { ...spec, blocks: candidates.map(({ block }) => block) };
  const { claims: kept, dropped } = await judge({ spec: question, claims, sources });
  const verdicts = new Map(kept.map(({ id, verdict }) => [id, verdict]));
  // What is dropped comes in the order in which it was asked.
  const rest = claims.filter(({ id }) => !verdicts.has(id));
  for (const [index, { id }] of rest.entries()) verdicts.set(id, dropped[index]?.verdict ?? 'unsupported');
  return verdicts;
}
