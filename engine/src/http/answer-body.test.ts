import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../testing/samples.ts';
import { answerOf } from './answer.ts';
import { createAnswerWriter } from './answer-body.ts';
import { answerSchema } from './schemas.ts';

const warning = { code: 'unknown_field', message: 'The field "a" is not known.' };

describe('the body of an answer', () => {
  it('is the answer as JSON, however often and in whatever way its run was given out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (svg, title) => {
        const write = createAnswerWriter();
        const run = { ...sampleRun('a', { title }), svg };
        const again = { ...run, route: { ...run.route, cached: true } };
        const preview = { ...run, title: 'preview', kept: false as const };
        for (const [given, warnings] of [[run], [again], [again, [warning]], [preview], [again], [run]] as const) {
          const answer = answerOf(given, warnings);
          expect(JSON.parse(write(given, warnings).toString())).toEqual(JSON.parse(JSON.stringify(answer)));
        }
      }),
    );
  });

  it('keeps to the documented shape', () => {
    const body = createAnswerWriter()({ ...sampleRun('a'), svg: '<svg/>' }).toString();
    expect(answerSchema.parse(JSON.parse(body))).toEqual(JSON.parse(body));
  });

  it('is written once for a run that answers again, unless it is too large to keep', () => {
    const again = { ...sampleRun('a', { route: { composer: 'builtin', attempts: [], cached: true } }), svg: '<svg/>' };
    const write = createAnswerWriter();
    expect(write(again)).toBe(write(again));
    const tight = createAnswerWriter(50);
    expect(tight(again)).not.toBe(tight(again));
    expect(tight(again)).toEqual(write(again));
  });

  it('says that an answer from what is kept has used nothing, and what making it took', () => {
    const run = { ...sampleRun('a'), svg: '<svg/>' };
    const usage = { inputTokens: 10, outputTokens: 5, calls: 1, costUsd: 0.01 };
    const { usage: asked, result } = answerOf({ ...run, usage, route: { ...run.route, cached: true } });
    expect(asked).toEqual({ inputTokens: 0, outputTokens: 0, calls: 0, costUsd: 0 });
    expect(result.usage).toEqual(usage);
    expect(answerOf({ ...run, usage }).usage).toEqual(usage);
  });
});
