import { describe, expect, it } from 'vitest';
import { listZipEntries } from './zip.ts';

describe('listZipEntries', () => {
  it('lists an empty archive', () => {
    expect(listZipEntries(Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]))).toEqual([]);
  });

  it('refuses what has no directory, or a damaged one', () => {
    expect(() => listZipEntries(Buffer.alloc(100))).toThrow(/directory/);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(1, 6);
    expect(() => listZipEntries(Buffer.concat([Buffer.alloc(60), Buffer.from('PK\u0005\u0006'), end]))).toThrow(
      /damaged/,
    );
  });

  it('refuses a directory that points to nothing', () => {
    const entry = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.alloc(60)]);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(1, 6);
    expect(() => listZipEntries(Buffer.concat([entry, Buffer.from('PK\u0005\u0006'), end]))).toThrow(/entry/);
  });
});
