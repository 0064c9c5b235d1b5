/** What each stage came to, for who watches: shown beside its name. */
import { type ResearchOutput, type Told, tell, type VerifyOutput } from '../contract/index.ts';
import type { Composed } from './deps.ts';

export function noteOfResearch({ origin, passages }: ResearchOutput): Told[] {
  if (origin === 'none') return [tell('found_nothing')];
  return [tell('found_passages', { count: passages.length }), tell(`from_${origin}`)];
}

export function noteOfComposed({ claims, route }: Composed): Told[] {
  if (claims.length === 0) return [];
  const composer = route?.composer ?? 'builtin';
  const by = /^builtin(?:\/|$)/u.test(composer)
    ? tell('composed_builtin')
    : tell('composed_model', { model: composer });
  return [tell('statements', { count: claims.length }), by];
}

export function noteOfVerified({ claims, dropped }: VerifyOutput): Told[] {
  const all = claims.length + dropped.length;
  return all === 0 ? [] : [tell('checked', { kept: claims.length, all })];
}
