/**
 * Regular expressions that come from outside. Backtracking can take exponential time, so a pattern is refused when its form
 * allows that, and matching runs under a time limit in case the form check was too kind.
 */
import { createContext, Script } from 'node:vm';
import { HkmError } from '../../errors.ts';

const MAX_PATTERN_LENGTH = 256;
/** Milliseconds for one pass over all keys: enough on a busy machine, and little enough for a hostile pattern. */
const MATCH_LIMIT_MS = 250;

/** Gives the keys that the pattern matches; throws `bad_input` for one that is invalid or could hang. */
export function matchKeys(pattern: string, keys: readonly string[]): string[] {
  assertSafe(pattern);
  if (keys.length === 0) return [];
  const context = createContext({ pattern, keys });
  try {
    const script = new Script('keys.filter((key) => new RegExp(pattern, "u").test(key))');
    return Array.from(script.runInContext(context, { timeout: MATCH_LIMIT_MS }) as string[]);
  } catch (cause) {
    throw refusal(pattern, 'it took too long on the keys that are kept', cause);
  }
}

function assertSafe(pattern: string): void {
  if (pattern.length > MAX_PATTERN_LENGTH) throw refusal(pattern, `it is longer than ${MAX_PATTERN_LENGTH} characters`);
  try {
    new RegExp(pattern, 'u');
  } catch (cause) {
    throw refusal(pattern, 'it is not a valid regular expression', cause);
  }
  if (/\\(?:[1-9]|k<)/u.test(pattern)) throw refusal(pattern, 'it has a back-reference');
  if (hasQuantifiedChoice(pattern))
    throw refusal(pattern, 'a repeated group holds a repetition or a choice, which can take for ever');
}

/** An escaped sign or a class: whatever stands in it, it is one sign. */
const ONE_SIGN = /\\.|\[(?:\\.|[^\]\\])*\]/gsu;
/** A group without groups in it, what begins it left out, and whether it is repeated. */
const INNERMOST = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?(?<body>[^()]*)\)(?<repeated>[*+{]?)/u;

/** True where a group that is itself repeated contains a quantifier or an alternative: `(a+)+`, `(a|a)*`. */
function hasQuantifiedChoice(pattern: string): boolean {
  let form = pattern.replace(ONE_SIGN, 'a');
  for (let group = INNERMOST.exec(form)?.groups; group !== undefined; group = INNERMOST.exec(form)?.groups) {
    const { body = '', repeated = '' } = group;
    const isRisky = /[*+?{|]/u.test(body);
    if (isRisky && repeated !== '') return true;
    // Seen from outside: one sign, which is repeated where anything of it is.
    form = form.replace(INNERMOST, `${isRisky ? 'a*' : 'a'}${repeated}`);
  }
  return false;
}

function refusal(pattern: string, reason: string, cause?: unknown): HkmError {
  const shown = pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern;
  return new HkmError(
    'bad_input',
    `The pattern "${shown}" is refused: ${reason}. Use a plain prefix such as "^models:".`,
    {
      details: [{ path: 'pattern', message: reason }],
      cause,
    },
  );
}
