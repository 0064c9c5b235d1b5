/** Terms explained in passing: "…, called X", "X (the …)", "X, or Y". */
import type { Sentence } from '../sentence.ts';
import { recognizeDefinition } from './definition.ts';
import { MOST_CHARACTERS, POINTING_WORD, trimPhrase, withoutArticle } from './text.ts';
import type { FoundMeaning } from './types.ts';

const TERM_END =
  '(?=[,.;:)]|\\s(?:is|are|was|were|and|or|that|which|in|to|by|for|because|from|as|with|on|can|has|have|when|where|of|at)\\s|$)';
const TERM = '["“]?(?<term>[\\p{L}][\\p{L}\\p{M}\\p{N}’\'-]*(?: [\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}’\'-]*){0,3}?)["”]?';

/** Forms in which the meaning stands before the term, straight before the link. */
const CALLED = new RegExp(
  `(?<meaning>(?<![\\p{L}])(?:an?|the) [^,;:.()]{6,110}?),? (?:(?:is|are|was|were) )?(?:(?:commonly|also|often|usually|sometimes|generally) )?(?:called|known as|termed|referred to as|named) (?:an? |the )?${TERM}${TERM_END}`,
  'iu',
);
/** Forms in which the term stands first: "cytochromes, proteins that …,". */
const APPOSITION =
  /(?:^|[ (])(?<term>\p{L}[\p{L}\p{M}’'-]{3,}(?: [\p{Ll}’'-]{3,}){0,2}), (?<meaning>(?:an?|the) [^,;:.()]{3,30}? (?:that|which|of|used|in which|where|made|for) [^,;:()]{8,120}?)(?:[,;:]|\.$|$)/u;
/** Verbs inside the "term" show that it is a clause. */
const CLAUSE_INSIDE =
  /(?:^| )(?:is|are|was|were|has|have|had|can|could|will|would|called|that|which|who|including|such|example|addition|fact|general|result|however|moreover|during|after|before|when|while|with|from|into|by|for|to|on|at|his|her|their|its|son|daughter|wife|king|president|and|or|but)(?= |$)/iu;
const NAMED_AFTER = /(?:named|called) (?:for|after|in|by|upon|on|to)(?: |$)/iu;
const VAGUE_MEANING = /^(?:an?|the) (?:so|process|thing|one|same|first|second|other|latter|former|most|more)(?: |$)/iu;

function read(match: RegExpExecArray | null): FoundMeaning | undefined {
  const term = withoutArticle(trimPhrase(match?.groups?.term ?? ''));
  const meaning = trimPhrase(match?.groups?.meaning ?? '');
  if (match === null || NAMED_AFTER.test(match[0]) || term.length < 3 || meaning.length < 10) return undefined;
  if (
    CLAUSE_INSIDE.test(term) ||
    POINTING_WORD.test(term) ||
    (VAGUE_MEANING.test(meaning) && meaning.split(' ').length < 4)
  )
    return undefined;
  return { term, meaning };
}

/** A term with its meaning: a definition of anything, "… is called X", "X, a … that …,". English; other languages by definition. */
export function recognizeTerm(sentence: Sentence): FoundMeaning | undefined {
  const definition = recognizeDefinition(sentence, '');
  if (definition !== undefined) return definition;
  if (sentence.language !== 'en') return undefined;
  const text = sentence.text.slice(0, MOST_CHARACTERS);
  return read(CALLED.exec(text)) ?? read(APPOSITION.exec(text));
}
