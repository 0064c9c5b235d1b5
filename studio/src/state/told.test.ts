import { expect, test } from 'vitest';
import { loadWords } from '../i18n/index.ts';
import { asSentence, problemInWords, reasonsInWords, toldInWords } from './told.ts';

const german = await loadWords('de');
const english = await loadWords('en');

test('a code is said in the language of the page, its figures by their units', () => {
  const told = { code: 'model_over_budget', message: 'too dear', parameters: { costUsd: 0.5, budgetUsd: 0.2 } };
  expect(toldInWords(told, german)).toMatch(/^würde etwa 0,50\s\$ kosten, mehr als das Budget von 0,20\s\$$/);
  expect(toldInWords({ code: 'latency', message: '', parameters: { latencyMs: 1500 } }, german)).toBe('zuletzt 1,5 s');
  expect(toldInWords({ code: 'success', message: '', parameters: { successPercent: 98 } }, german)).toMatch(/^98\s% /);
  const big = { code: 'model_context', message: '', parameters: { tokens: 20_000, most: 4096 } };
  expect(toldInWords(big, german)).toContain('20.000');
  const composer = { code: 'composed_model', message: '', parameters: { model: 'ollama/llama3.3' } };
  expect(toldInWords(composer, german)).toBe('von llama3.3 (Ollama)');
});

test('what is not known, or lacks a parameter, is said as it came', () => {
  expect(toldInWords({ code: 'new_thing', message: 'A new thing.' }, german)).toBe('A new thing.');
  expect(toldInWords({ code: 'toString', message: 'odd' }, german)).toBe('odd');
  expect(toldInWords({ code: 'model_lacks', message: 'it lacks x' }, german)).toBe('it lacks x');
  expect(reasonsInWords(undefined, 'free', german)).toBe('free');
  expect(reasonsInWords([{ code: 'cost_free', message: 'free' }], 'as the server says', english)).toBe(
    'as the server says',
  );
});

test('several reasons become one text', () => {
  const reasons = ['quality_high', 'cost_free'].map((code) => ({ code, message: code }));
  expect(reasonsInWords(reasons, '', german)).toBe('hohe Qualität, kostenlos');
});

test('an error is said by its reasons, else by its code with the English beside it', () => {
  const problem = { code: 'auth', message: 'API key not valid.' };
  expect(problemInWords(problem, english)).toEqual({ text: 'API key not valid.' });
  expect(problemInWords(problem, german)).toEqual({
    text: 'der Dienst hat den Schlüssel abgelehnt',
    said: 'API key not valid.',
  });
  expect(problemInWords({ ...problem, message: '' }, german).said).toBeUndefined();
  expect(problemInWords({ code: 'odd', message: 'Odd.' }, german)).toEqual({ text: 'Odd.' });
  const reasons = [{ code: 'model_unknown', message: 'no provider knows it' }];
  expect(problemInWords({ code: 'no_model', message: 'x', reasons }, german)).toEqual({
    text: 'kein Anbieter kennt es',
  });
  expect(asSentence('äußerst knapp', 'de')).toBe('Äußerst knapp.');
  expect(asSentence('Fertig.', 'de')).toBe('Fertig.');
});
