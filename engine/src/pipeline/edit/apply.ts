/**
 * An edited Spec against the Run that it was made from. What says the same on the same claim keeps its verdict; everything else is the
 * person's own words: kept, never `supported` before it is checked. The caller's word for a verdict is never taken.
 */
import { type Claim, OWN_METHODS, type Run, type Spec } from '../../contract/index.ts';
import { ownLabels, withOwn } from './labels.ts';
import { mapStatements, printOf, type Statement, sentenceOf, statementsOf } from './statements.ts';
import { cleanSpec, cleanText, NEW_CLAIM } from './validate.ts';

export interface Edited {
  spec: Spec;
  /** Of everything in the Spec, hidden things too. */
  claims: Claim[];
}

/** Errors: `bad_input`, naming what is wrong by its path. */
export function applyEdits(run: Pick<Run, 'spec' | 'claims' | 'spare'>, wanted: Spec): Edited {
  const known = [...run.claims, ...(run.spare ?? [])];
  const spec = { ...cleanSpec(wanted, known, run.spec.kind), kind: run.spec.kind };
  const before = new Set(run.spec.blocks.flatMap(statementsOf).map(cleanPrint));
  const byId = new Map(known.map((claim) => [claim.id, claim]));
  const claims = new Map<string, Claim>();
  const names = namesFor(spec, new Set(byId.keys()));
  const blocks = spec.blocks.map((block) =>
    mapStatements(block, (statement) => {
      const claim = byId.get(statement.claimId);
      if (claim === undefined && statement.claimId !== NEW_CLAIM) return undefined;
      if (claim !== undefined && before.has(cleanPrint(statement))) {
        claims.set(claim.id, claim);
        return undefined;
      }
      const id = names(statement);
      claims.set(id, ownClaim(statement, id, claim?.citations ?? []));
      return { claimId: id };
    }),
  );
  return { spec: withOwn({ ...spec, blocks }, ownLabels(run.spec, spec)), claims: [...claims.values()] };
}

/** The claim of words that a person put in: the citations stay, for they are what the words are compared with. */
function ownClaim(statement: Statement, id: string, citations: Claim['citations']): Claim {
  return { id, text: sentenceOf(statement), citations, verdict: 'unsupported', method: OWN_METHODS.unchecked };
}

function cleanPrint(statement: Statement): string {
  const { text, leads, context } = statement;
  return printOf({
    ...statement,
    text: cleanText(text),
    leads: leads.map(cleanText),
    context: context.map(cleanText),
  });
}

/** An edited statement keeps the id of its claim where nothing else stands on that claim; a new one gets an id of its own. */
function namesFor(spec: Spec, taken: Set<string>): (statement: Statement) => string {
  const uses = new Map<string, number>();
  for (const { claimId } of spec.blocks.flatMap(statementsOf)) uses.set(claimId, (uses.get(claimId) ?? 0) + 1);
  return (statement) => {
    const { claimId, id } = statement;
    const isNew = claimId === NEW_CLAIM;
    if (!isNew && (uses.get(claimId) ?? 0) <= 1) return claimId;
    let name = `${isNew ? 'own' : claimId}-${id}`;
    while (taken.has(name)) name += '-own';
    taken.add(name);
    return name;
  };
}
