import { expect, it } from 'vitest';
import type { ListedModel } from '../api/models.ts';
import { en } from '../i18n/en.ts';
import { createWords } from '../i18n/index.ts';
import { estimateInWords, estimateOf } from './estimate.ts';

const words = createWords('en', en);
const model = (provider: string, id: string): ListedModel => ({
  id,
  name: id.toUpperCase(),
  provider,
  type: 'text',
  isLocal: false,
  isAvailable: true,
});
const builtin = { model: model('builtin', 'extractive'), kept: true, reason: '', estimatedCost: 0 };
const pro = { model: model('gemini', 'pro'), kept: true, reason: '', estimatedCost: 0.012 };
const other = { model: model('openrouter', 'x'), kept: true, reason: '' };
const figures = { alerts: [], medianResponseTime: 300, modelTimes: { 'gemini/pro': 4200 } };
const said = (choice: string, candidates: (typeof builtin | typeof other)[], known = true) =>
  estimateInWords(estimateOf(choice, { reason: '', candidates }, known ? figures : undefined), words);

it('without a model it is free and as quick as it lately was', () => {
  expect(said('', [builtin])).toBe('Built in · free · about 300 ms');
  expect(said('gemini/pro', [builtin, { ...pro, kept: false }])).toBe('Built in · free · about 300 ms');
  expect(said('', [builtin], false)).toBe('Built in · free');
});

it('a model has its price and its own time', () => {
  expect(said('', [pro, other, builtin])).toBe('PRO · about $0.01 · about 4.2 s');
  expect(said('openrouter/x', [pro, other, builtin])).toBe('X · price unknown');
});
