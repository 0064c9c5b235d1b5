import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../testing/samples.ts';
import { answerOf } from './answer.ts';
import { createAnswerWriter } from './answer-body.ts';
import { answerSchema } from './schemas.ts';

describe('the body of an answer', () => {
  it('is the answer as JSON, however often its picture was given out', () => {
    const write = createAnswerWriter();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (svg, title) => {
        for (const id of ['a', 'b']) {
          const answer = answerOf({ ...sampleRun(id, { title }), svg });
          expect(JSON.parse(write(answer).toString())).toEqual(JSON.parse(JSON.stringify(answer)));
        }
      }),
    );
  });

  it('keeps to the documented shape', () => {
    const body = createAnswerWriter()(answerOf({ ...sampleRun('a'), svg: '<svg/>' })).toString();
    expect(answerSchema.parse(JSON.parse(body))).toEqual(JSON.parse(body));
  });

  it('writes pictures that are too large to keep', () => {
    const svg = 'x'.repeat(100);
    expect(JSON.parse(createAnswerWriter(50)(answerOf({ ...sampleRun('a'), svg })).toString()).result.svg).toBe(svg);
  });
});
