import fc from 'fast-check';
import { expect, test } from 'vitest';
import { en } from '../i18n/en.ts';
import { createWords } from '../i18n/index.ts';
import { alertName, metricInWords } from './alerts.ts';
import { batchAddress, parseBatchRoute } from './route.ts';
import { lookAtTopics } from './topics.ts';
import { crc32, zipOf } from './zip.ts';

test('topics are counted, and columns named, as the server reads them', () => {
  expect(lookAtTopics('')).toEqual({ count: 0, columns: undefined });
  expect(lookAtTopics('Light\n\n  \r\nSound, and why\n')).toEqual({ count: 2, columns: undefined });
  expect(lookAtTopics('\ufeff"Topic",level\nLight,Expert\n"Sound\nand ""echo""",\n')).toEqual({
    count: 2,
    columns: ['Topic', 'level'],
  });
});

test('the address of a batch leads back to it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (id) => {
      fc.pre(id.isWellFormed());
      expect(parseBatchRoute(batchAddress(id))).toEqual({ id });
    }),
  );
  expect(parseBatchRoute('#/batches')).toEqual({});
  expect(parseBatchRoute('#/batches/%E0')).toEqual({});
  expect(parseBatchRoute('#/runs/x')).toBeUndefined();
});

test('an archive holds each file whole, with its checksum and its place', async () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  const files = [
    { name: 'ä.txt', bytes: new TextEncoder().encode('one') },
    { name: 'b.txt', bytes: new Uint8Array() },
  ];
  const bytes = new Uint8Array(await zipOf(files).arrayBuffer());
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  expect(view.getUint16(end + 10, true)).toBe(2);
  const directory = view.getUint32(end + 16, true);
  expect(view.getUint32(directory, true)).toBe(0x02014b50);
  expect(view.getUint32(directory + 16, true)).toBe(crc32(files[0]?.bytes ?? new Uint8Array()));
  const second = directory + 46 + view.getUint16(directory + 28, true);
  const place = view.getUint32(second + 42, true);
  expect(view.getUint32(place, true)).toBe(0x04034b50);
  expect(new TextDecoder().decode(bytes.slice(place + 30, place + 35))).toBe('b.txt');
});

test('alerts are said by name and unit; a rule of one’s own keeps its name', () => {
  const words = createWords('en', en);
  expect(alertName({ name: 'slow answers' }, words)).toBe('Slow answers');
  expect(alertName({ name: 'toString' }, words)).toBe('toString');
  const said = (metric: string, value: number) => metricInWords(metric, value, words);
  expect(said('p95ResponseTime', 5000)).toBe('5 s');
  expect(said('successRate', 94.25)).toBe('94.3%');
  expect(said('memoryUsage', 812.4)).toBe('812 MB');
  expect(said('costToday', 10)).toBe('$10.00');
  expect(said('queueLength', 1200)).toBe('1,200');
});
