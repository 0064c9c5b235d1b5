import { expect, it } from 'vitest';
import { isLocalEndpoint } from './local-address.ts';

it.each<[string, readonly string[], boolean]>([
  ['http://localhost:1', [], true],
  ['http://api.localhost', [], true],
  ['http://127.9.9.9', [], true],
  ['http://[::1]:1', [], true],
  ['http://[::ffff:127.0.0.1]', [], true],
  ['http://192.168.1.5', [], false],
  ['http://192.168.1.5', ['192.168.1.0/24'], true],
  ['http://192.168.1.5', ['fd00::/8'], false],
  ['http://192.168.1.5', ['192.168.1.5'], true],
  ['http://192.168.1.5', ['box'], false],
  ['http://box', ['BOX'], true],
  ['http://box.example', ['box'], false],
  ['http://localhost.example', [], false],
  ['no address', [], false],
])('%s with %j: %j', (endpoint, allowed, expected) => {
  expect(isLocalEndpoint(endpoint, allowed)).toBe(expected);
});
