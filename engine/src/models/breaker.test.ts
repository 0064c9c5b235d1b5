import { describe, expect, it } from 'vitest';
import { Breaker } from './breaker.ts';

function setup() {
  let at = 0;
  const breaker = new Breaker({ failures: 2, coolDownMs: 100, maxCoolDownMs: 400, now: () => at });
  return { breaker, advance: (ms: number) => (at += ms) };
}

describe('Breaker', () => {
  it('opens after failures in a row, lets one probe through after the cool-down, and closes on its success', () => {
    const { breaker, advance } = setup();
    breaker.failed('m');
    expect(breaker.enter('m')).toBe(true);
    breaker.failed('m');
    expect(breaker.stateOf('m')).toBe('open');
    expect(breaker.enter('m')).toBe(false);
    advance(100);
    expect(breaker.stateOf('m')).toBe('half-open');
    expect(breaker.enter('m')).toBe(true);
    expect(breaker.enter('m')).toBe(false);
    breaker.succeeded('m');
    expect(breaker.stateOf('m')).toBe('closed');
  });

  it('cools down twice as long after each failed probe, up to a limit', () => {
    const { breaker, advance } = setup();
    breaker.failed('m');
    breaker.failed('m');
    for (const coolDown of [100, 200, 400, 400]) {
      advance(coolDown - 1);
      expect(breaker.enter('m')).toBe(false);
      advance(1);
      expect(breaker.enter('m')).toBe(true);
      breaker.failed('m');
    }
  });

  it('waits as long as the service asks', () => {
    const { breaker, advance } = setup();
    breaker.failed('m');
    breaker.failed('m', 300);
    advance(299);
    expect(breaker.stateOf('m')).toBe('open');
    advance(1);
    expect(breaker.stateOf('m')).toBe('half-open');
  });

  it('gives the probe to the next when the first was cancelled, and counts success in between', () => {
    const { breaker, advance } = setup();
    breaker.failed('m');
    breaker.succeeded('m');
    breaker.failed('m');
    expect(breaker.stateOf('m')).toBe('closed');
    breaker.failed('m');
    advance(100);
    expect(breaker.enter('m')).toBe(true);
    breaker.left('m');
    expect(breaker.enter('m')).toBe(true);
    breaker.left('unknown');
  });
});
