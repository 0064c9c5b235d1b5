import { describe, expect, it } from 'vitest';
import { testConnection } from './connection.ts';
import { BuiltinProvider } from './providers/builtin/index.ts';

const never = () => new Promise<never>(() => undefined);

describe('testConnection', () => {
  it('gives up after its limit, even where the provider does not listen', async () => {
    const report = await testConnection('mine', { isAvailable: never }, { timeoutMs: 5 });
    expect(report).toMatchObject({ ok: false, problem: { code: 'timeout', mending: 'start' } });
  });

  it('stops when the caller does', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(testConnection('mine', { isAvailable: never }, { signal })).rejects.toThrow('enough');
  });

  it('goes by the list where a provider has nothing cheaper', async () => {
    const lastError = new Error('gone');
    expect(await testConnection('mine', { getAvailableModels: async () => [], lastError })).toMatchObject({
      ok: false,
      problem: { message: 'gone' },
    });
  });

  it('is well where the check is, and says when the list fails', async () => {
    const provider = { isAvailable: async () => true, getAvailableModels: () => Promise.reject(new Error('no list')) };
    expect(await testConnection('mine', provider)).toMatchObject({ ok: true, modelCount: 0 });
    expect(await testConnection('builtin', new BuiltinProvider())).toMatchObject({ ok: true });
  });
});
