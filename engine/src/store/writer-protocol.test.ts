import { describe, expect, it } from 'vitest';
import { HkmError } from '../errors.ts';
import { errorOf, OPENED, type Port, serveWrites, type WriteCall, type WriteReply } from './writer-protocol.ts';
import type { Writes } from './writes.ts';

/** Both ends of a channel, without threads. */
function channel() {
  const replies: WriteReply[] = [];
  let listener: (call: WriteCall) => void = () => undefined;
  let closed = false;
  const port: Port = {
    postMessage: (reply) => replies.push(reply),
    on: (_event, given) => {
      listener = given;
    },
    close: () => {
      closed = true;
    },
  };
  return { port, replies, send: (call: WriteCall) => listener(call), isClosed: () => closed };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('serveWrites', () => {
  it('answers in order, one call at a time, failures included', async () => {
    const { port, replies, send, isClosed } = channel();
    const order: string[] = [];
    const slowly = async (id: string) => {
      order.push(`begin ${id}`);
      await settled();
      order.push(`end ${id}`);
      return true;
    };
    const writes: Partial<Writes> = {
      deleteRun: slowly,
      deleteTemplate: async () => Promise.reject(new HkmError('not_found', 'none')),
      setSetting: async () => Promise.reject(Object.assign(new Error('full'), { errcode: 13 })),
    };
    let ended = false;
    serveWrites(port, '/data', () => ({
      writes: writes as Writes,
      close: () => {
        ended = true;
      },
    }));
    send({ id: 1, method: 'deleteRun', parameters: ['a'] });
    send({ id: 2, method: 'deleteTemplate', parameters: ['x'] });
    send({ id: 3, method: 'setSetting', parameters: ['x', 1] });
    send({ id: 4, method: 'deleteRun', parameters: ['b'] });
    send({ id: 5, method: 'close', parameters: [] });
    for (let turn = 0; turn < 10; turn++) await settled();
    expect(order).toEqual(['begin a', 'end a', 'begin b', 'end b']);
    expect(replies).toEqual([
      { id: OPENED, ok: true, value: undefined },
      { id: 1, ok: true, value: true },
      { id: 2, ok: false, code: 'not_found', message: 'none' },
      { id: 3, ok: false, code: 'storage', message: expect.stringContaining('the disk is full') },
      { id: 4, ok: true, value: true },
      { id: 5, ok: true, value: undefined },
    ]);
    expect([ended, isClosed()]).toEqual([true, true]);
  });

  it('says why the database could not be opened', () => {
    const { port, replies, isClosed } = channel();
    serveWrites(port, '/data', () => {
      throw new HkmError('storage', 'is damaged');
    });
    expect(replies).toEqual([{ id: OPENED, ok: false, code: 'storage', message: 'is damaged' }]);
    expect(isClosed()).toBe(true);
    const [reply] = replies;
    if (reply?.ok !== false) throw new Error('must have failed');
    expect(errorOf(reply)).toBeInstanceOf(HkmError);
  });
});
