import { describe, expect, it, vi } from 'vitest';
import { type Alert, type AlertArchive, AlertManager, type AlertRule, DEFAULT_ALERT_RULES } from './alerts.ts';

function setup(rules: AlertRule[], archive?: AlertArchive) {
  let at = 0;
  const readings = new Map<string, number>();
  const told: [Alert['state'], string, string][] = [];
  const manager = new AlertManager(rules, {
    read: (metric, operation) => readings.get(operation === undefined ? metric : `${operation}.${metric}`),
    notify: (alert, target) => void told.push([alert.state, alert.rule, target]),
    now: () => at,
    ...(archive && { archive }),
  });
  const step = async (seconds: number, metric: string, value: number) => {
    at += seconds * 1_000;
    readings.set(metric, value);
    await manager.evaluate();
  };
  return { manager, told, step };
}

const slow: AlertRule = {
  name: 'slow',
  metric: 'p95ResponseTime',
  above: 100,
  forSeconds: 30,
  notify: ['log', 'http://hook'],
};

describe('AlertManager', () => {
  it('fires once after the bound was crossed for long enough, and resolves once', async () => {
    const { manager, told, step } = setup([slow]);
    await step(0, 'p95ResponseTime', 150);
    await step(29, 'p95ResponseTime', 150);
    expect(told).toEqual([]);
    await step(1, 'p95ResponseTime', 160);
    await step(60, 'p95ResponseTime', 170);
    expect(told).toEqual([
      ['firing', 'slow', 'log'],
      ['firing', 'slow', 'http://hook'],
    ]);
    expect(manager.getAlerts()).toMatchObject([
      { state: 'firing', value: 170, bound: 100, since: '1970-01-01T00:00:00.000Z' },
    ]);
    await step(1, 'p95ResponseTime', 50);
    await step(30, 'p95ResponseTime', 50);
    await step(30, 'p95ResponseTime', 50);
    expect(told.slice(2)).toEqual([
      ['resolved', 'slow', 'log'],
      ['resolved', 'slow', 'http://hook'],
    ]);
    expect(manager.getAlerts()).toMatchObject([{ state: 'resolved', rule: 'slow' }]);
  });

  it('does not flap', async () => {
    const { told, step } = setup([slow]);
    for (let n = 0; n < 20; n++) await step(20, 'p95ResponseTime', n % 2 === 0 ? 150 : 50);
    expect(told).toEqual([]);
  });

  it('watches one operation alone, from below, at once when asked', async () => {
    const { told, step } = setup([
      { name: 'failing', metric: 'successRate', operation: 'make', below: 95, forSeconds: 0, notify: ['log'] },
    ]);
    await step(1, 'successRate', 10);
    expect(told).toEqual([]);
    await step(1, 'make.successRate', 10);
    expect(told).toEqual([['firing', 'failing', 'log']]);
    await step(1, 'make.successRate', Number.NaN);
    await step(1, 'make.successRate', 99);
    expect(told).toHaveLength(2);
  });

  it('goes on when a notification fails, and evaluates by itself until closed', async () => {
    vi.useFakeTimers();
    const notify = vi.fn().mockRejectedValue(new Error('hook down'));
    const manager = new AlertManager([{ ...slow, forSeconds: 0 }], { read: () => 500, notify });
    manager.start(1_000);
    manager.start(1_000);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(notify).toHaveBeenCalledTimes(2);
    manager.close();
    vi.useRealTimers();
  });

  it('goes on over a restart: what fires is not told again, and its end is told once', async () => {
    let kept: readonly Alert[] = [];
    const archive = {
      loadAlerts: async () => kept,
      saveAlerts: async (alerts: readonly Alert[]) => {
        kept = alerts;
      },
    };
    const rule = { ...slow, forSeconds: 0 };
    const first = setup([rule], archive);
    await first.step(5, 'p95ResponseTime', 150);
    expect([first.told.length, kept.length]).toEqual([2, 1]);

    const second = setup([rule], archive);
    await second.manager.restore();
    expect(second.manager.getAlerts()).toEqual(first.manager.getAlerts());
    await second.step(10, 'p95ResponseTime', 170);
    expect(second.told).toEqual([]);
    await second.step(10, 'p95ResponseTime', 50);
    await second.step(10, 'p95ResponseTime', 50);
    expect(second.told.map(([state]) => state)).toEqual(['resolved', 'resolved']);

    const third = setup([rule], archive);
    await third.step(10, 'p95ResponseTime', 50);
    expect(third.told).toEqual([]);
    expect(third.manager.getAlerts()).toMatchObject([{ state: 'resolved', since: '1970-01-01T00:00:05.000Z' }]);
  });

  it('forgets over a restart what a rule with another bound told', async () => {
    const alert: Alert = {
      rule: 'slow',
      state: 'firing',
      metric: 'p95ResponseTime',
      value: 70,
      bound: 60,
      since: '2026-01-01T00:00:00.000Z',
    };
    const { manager } = setup([slow], { loadAlerts: async () => [alert], saveAlerts: async () => undefined });
    await manager.restore();
    expect(manager.getAlerts()).toEqual([]);
  });

  it('waits for an archive that cannot be read, and saves again what could not be written', async () => {
    const loadAlerts = vi.fn().mockRejectedValueOnce(new Error('locked')).mockResolvedValue([]);
    const saveAlerts = vi.fn().mockRejectedValueOnce(new Error('full')).mockResolvedValue(undefined);
    const { told, step } = setup([{ ...slow, forSeconds: 0 }], { loadAlerts, saveAlerts });
    await expect(step(1, 'p95ResponseTime', 150)).rejects.toThrow('locked');
    expect(told).toEqual([]);
    await step(1, 'p95ResponseTime', 150);
    expect(told).toHaveLength(2);
    await step(1, 'p95ResponseTime', 150);
    await step(1, 'p95ResponseTime', 150);
    expect(saveAlerts).toHaveBeenCalledTimes(2);
  });

  it('refuses a rule without a bound, with two, or with an unknown target', () => {
    const make = (rule: Partial<AlertRule>) => () =>
      setup([{ name: 'r', metric: 'm', forSeconds: 0, notify: [], ...rule }]);
    expect(make({})).toThrow('exactly one of above and below');
    expect(make({ above: 1, below: 0 })).toThrow('exactly one');
    expect(make({ above: 1, notify: ['pager'] })).toThrow('use "log" or the URL');
  });

  it('ships rules that are valid', () => {
    expect(() => setup([...DEFAULT_ALERT_RULES])).not.toThrow();
  });
});
