import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ANSWER, SVG } from '../testing/fixtures.ts';
import { readAttempt, readResult, readWarning, safeImageUrl } from './result.ts';

test('a whole answer is read whole', () => {
  const result = readResult(ANSWER);
  expect(result).toMatchObject({ id: 'run-1', title: 'Black holes', svg: SVG, inquiry: false, hosts: [] });
  expect(result.claims.map(({ verdict }) => verdict)).toEqual(['supported', 'weak']);
  expect(result.making).toMatchObject({ topic: 'Black holes', outputFormat: 'Infographic', language: 'English' });
  expect(result.artifacts.map(({ format }) => format)).toEqual(['svg', 'png', 'pdf', 'pptx', 'html', 'json', 'md']);
  expect(result.artifacts[0]?.url).toBe('/api/runs/run-1/artifacts/svg');
  expect(result.timings).toEqual({ research: 10, total: 120 });
});

test('an answer with hardly anything in it still shows its picture', () => {
  expect(readResult({ id: 7, result: { svg: '<svg></svg>' } })).toMatchObject({ id: '7', title: '', claims: [] });
  expect(readResult({ result: { imageUrl: 'https://example.org/x.png' } }).imageUrl).toBe('https://example.org/x.png');
  expect(readResult({ imageUrl: 'data:image/png;base64,AAAA' }).imageUrl).toBe('data:image/png;base64,AAAA');
  expect(readResult({ result: { svg: '/pictures/1.svg' } })).toMatchObject({ imageUrl: '/pictures/1.svg' });
  expect(readResult(undefined).artifacts).toEqual([]);
  expect(readResult({ brief: { topic: 'T' } }).title).toBe('T');
});

test('an inquiry is known by its spec', () => {
  expect(readResult({ result: { spec: { kind: 'inquiry', title: 'Fritz' } } })).toMatchObject({
    inquiry: true,
    title: 'Fritz',
  });
});

test('addresses that could run something are dropped', () => {
  expect(safeImageUrl('javascript:alert(1)')).toBeUndefined();
  expect(safeImageUrl('data:text/html,x')).toBeUndefined();
  expect(safeImageUrl('blob:x')).toBe('blob:x');
  expect(safeImageUrl('A'.repeat(80))).toBe(`data:image/png;base64,${'A'.repeat(80)}`);
  const [source] = readResult({ sources: [{ id: 's', url: 'javascript:alert(1)', file: 'a.pdf' }] }).sources;
  expect(source).toEqual({ id: 's', title: 'a.pdf', file: 'a.pdf', hash: '', fetchedAt: '' });
});

test('artifacts of other places are not offered', () => {
  const artifacts = [
    { format: 'png', url: 'https://elsewhere.example/x.png' },
    { format: 'exe', url: '/x' },
    { format: 'pdf', url: '/api/runs/1/artifacts/pdf' },
  ];
  expect(readResult({ artifacts }).artifacts).toEqual([{ format: 'pdf', url: '/api/runs/1/artifacts/pdf' }]);
});

test('warnings and attempts are read in every shape', () => {
  expect(readWarning('plain')).toEqual([{ code: 'warning', message: 'plain' }]);
  expect(readWarning({ code: 'c', message: 'm', path: 'p' })).toEqual([{ code: 'c', message: 'm', path: 'p' }]);
  expect(readWarning({})).toEqual([]);
  expect(readAttempt({})).toEqual([]);
  expect(readAttempt({ model: 'm', outcome: 'strange', error: { code: 'timeout' } })).toEqual([
    { stage: '', model: 'm', provider: '', outcome: 'failed', durationMs: 0, error: { code: 'timeout', message: '' } },
  ]);
});

test('nothing that a server could send makes the reader throw', () => {
  const keys = [
    'id',
    'result',
    'claims',
    'citations',
    'sources',
    'warnings',
    'dropped',
    'route',
    'attempts',
    'timings',
    'svg',
  ];
  const anything = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 'text', Number.NaN),
      fc.integer(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys, 'text', 'spec', 'brief'), tie('value'), { maxKeys: 6 }),
    ),
  })).value;
  fc.assert(
    fc.property(anything, (value) => {
      const result = readResult(value);
      expect(Array.isArray(result.claims)).toBe(true);
      for (const claim of result.claims) expect(typeof claim.text).toBe('string');
    }),
  );
});
