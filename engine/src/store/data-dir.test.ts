import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveDataDir } from './data-dir.ts';

const home = '/home/ada';

describe('resolveDataDir', () => {
  it.each([
    ['linux', {}, '/home/ada/.local/share/hkm'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/hkm'],
    ['darwin', {}, '/home/ada/Library/Application Support/hkm'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/hkm'],
    ['win32', {}, '/home/ada/AppData/Local/hkm'],
    ['linux', { HKM_DATA_DIR: '/kept/here', XDG_DATA_HOME: '/data' }, '/kept/here'],
  ] as const)('on %s with %j is %s', (platform, env, expected) => {
    expect(resolveDataDir({ env, platform, home })).toBe(expected);
  });

  it('makes a relative folder absolute', () => {
    expect(resolveDataDir({ env: { HKM_DATA_DIR: 'kept' }, platform: 'linux', home })).toBe(resolve('kept'));
  });

  it('reads the process by default', () => {
    expect(resolveDataDir()).toMatch(/hkm|\//);
  });
});
