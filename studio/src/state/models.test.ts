import { expect, test } from 'vitest';
import { type ListedModel, readModel, readSelection, slugOf } from '../api/models.ts';
import { en } from '../i18n/en.ts';
import { createWords } from '../i18n/index.ts';
import { MODELS } from '../testing/fixtures.ts';
import {
  badgeOf,
  composerName,
  dollars,
  findModel,
  groupModels,
  nameOfChoice,
  priceOf,
  providerName,
} from './models.ts';

const words = createWords('en', en);
const models = MODELS.flatMap(readModel);
const model = (fields: Partial<ListedModel>): ListedModel => ({
  id: 'm',
  name: 'M',
  provider: 'gemini',
  type: 'text',
  isLocal: false,
  isAvailable: true,
  ...fields,
});

test('models are read with care: null is absent, no id is no model', () => {
  expect(readModel({ id: 'a', costPerToken: null, quality: 3, isAvailable: 'yes' })).toEqual([
    { id: 'a', name: 'a', provider: '', type: 'text', quality: '3', isLocal: false, isAvailable: false },
  ]);
  expect(readModel({ name: 'nameless' })).toEqual([]);
});

test('an id becomes an element name', () => {
  expect(['llama3.3', 'llama3.3:latest', 'openrouter/auto', 'a b:7b'].map(slugOf)).toEqual([
    'llama3.3',
    'llama3.3',
    'openrouter-auto',
    'a-b-7b',
  ]);
});

test('a selection keeps the candidates of its kind', () => {
  const answer = {
    model: MODELS[0],
    reason: 'free',
    candidates: [
      { model: MODELS[0], kept: true, reason: 'free', estimatedCost: 0 },
      { model: MODELS[3], kept: false, reason: 'for images' },
      { model: MODELS[2], reason: 'x', estimatedCost: null },
    ],
  };
  const { model: chosen, candidates } = readSelection(answer, 'text');
  expect(chosen?.id).toBe('extractive');
  expect(candidates.map(({ model: { id }, kept, estimatedCost }) => [id, kept, estimatedCost])).toEqual([
    ['extractive', true, 0],
    ['openrouter/auto', false, undefined],
  ]);
  expect(readSelection(null, 'image')).toEqual({ reason: '', candidates: [] });
});

test('groups hold a kind, answer to every word, and begin with what can be used', () => {
  expect(groupModels(models, 'text').map(({ provider }) => provider)).toEqual(['builtin', 'openrouter', 'ollama']);
  expect(groupModels(models, undefined)).toHaveLength(4);
  expect(groupModels(models, 'text', ' OLLAMA  3.3 ').flatMap((group) => group.models.map(({ id }) => id))).toEqual([
    'llama3.3',
  ]);
  expect(groupModels(models, 'image', 'llama')).toEqual([]);
});

test('a choice has a name, listed or not', () => {
  expect(nameOfChoice('', models, words)).toBe('Automatic');
  expect(nameOfChoice('ollama/llama3.3', models, words)).toBe('Llama 3.3');
  expect(nameOfChoice('openrouter/a/b', [], words)).toBe('a/b');
  expect(findModel(models, 'nobody/x')).toBeUndefined();
});

test('badges say where a model runs', () => {
  expect(models.map(badgeOf)).toEqual(['model.builtin', 'model.unavailable', 'model.remote', 'model.unavailable']);
  expect(badgeOf(model({ isLocal: true }))).toBe('model.local');
  expect(badgeOf(undefined)).toBe('model.unavailable');
});

test('a price that nobody knows is never nothing', () => {
  const price = (fields: Partial<ListedModel>) => priceOf(model(fields), words);
  expect(price({})).toBe('price unknown');
  expect(price({ costPerToken: 0, inputCostPerToken: 0 })).toBe('free');
  expect(price({ costPerToken: 0.000002 })).toBe('$2.00 per million tokens');
  expect(price({ costPerToken: 0.00001, inputCostPerToken: 0.00000125 })).toBe(
    '$1.25 in, $10.00 out per million tokens',
  );
  expect(price({ costPerToken: 0, inputCostPerToken: 0.000001 })).toContain('$1.00 in');
  expect(price({ type: 'image' })).toBe('price unknown');
  expect(price({ type: 'image', costPerImage: 0 })).toBe('free');
  expect(price({ type: 'image', costPerImage: 0.04 })).toBe('$0.04 per image');
  expect(dollars(0.00042, words)).toBe('$0.00042');
  for (const language of ['de', 'es', 'ar'] as const)
    expect(dollars(1.5, createWords(language, en))).not.toContain('US');
});

test('providers and composers have names', () => {
  expect(['builtin', 'gemini', 'toString', 'own'].map((id) => providerName(id, words))).toEqual([
    'Built in',
    'Google Gemini',
    'toString',
    'own',
  ]);
  expect(['builtin', 'builtin/extractive', 'ollama/llama3.3', 'thing'].map((id) => composerName(id, words))).toEqual([
    'the built-in composer',
    'the built-in composer',
    'llama3.3 (Ollama)',
    'thing',
  ]);
});
