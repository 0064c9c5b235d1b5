import { expect, test } from 'vitest';
import * as contract from '../../engine/src/contract/index.ts';
import * as values from './values.ts';

test('the page offers exactly the values of the contract, in its order', () => {
  expect(values.LEVELS).toEqual(contract.COMPLEXITY_LEVELS);
  expect(values.STYLES).toEqual(contract.VISUAL_STYLES);
  expect(values.FORMATS).toEqual(contract.OUTPUT_FORMATS);
  expect(values.LANGUAGES).toEqual(contract.LANGUAGE_NAMES);
  expect(values.EXPORTS).toEqual(contract.EXPORT_FORMATS);
  expect(values.STAGES).toEqual(contract.STAGES);
  expect([...values.PRIORITIES].sort()).toEqual([...contract.prioritySchema.options].sort());
});

test('limits are those of the contract, or tighter where the encoding needs room', () => {
  expect(values.TOPIC_LIMIT).toBe(contract.BRIEF_LIMITS.topicCharacters);
  expect(values.DOCUMENT_LIMITS.count).toBe(contract.BRIEF_LIMITS.documents);
  expect((values.DOCUMENT_LIMITS.bytes * 4) / 3).toBeLessThan(24 * 1024 * 1024);
});
