import { describe, expect, it } from 'vitest';
import { reportsView } from './views.ts';

// From World History, Volume 2, OpenStax (CC BY 4.0), "Theaters of War".
const BEFORE = [
  'Joseph Goebbels was the master of Nazi propaganda, charged with convincing Germans that Jewish people were an existential threat.',
  'A constant drumbeat in all forms of media began, persuading Germans to accept three propositions meant to morally justify anti-Jewish actions.',
];

describe('reportsView', () => {
  it.each([
    'First, Jewish people were a problem.',
    'Second, they were like vermin (a tactic of dehumanization).',
    'Third, eliminating them would make for a better Germany and a better world.',
    'Jewish people were a problem.',
  ])('keeps "%s" off the poster', (text) => {
    expect(reportsView(BEFORE, text)).toBe(true);
  });

  it('lets through what is grounded, what nobody announced, and what is no view', () => {
    expect(reportsView(BEFORE, 'First, 6 million Jewish people were killed.')).toBe(false);
    expect(reportsView(BEFORE, 'Jewish people were seen as scapegoats.')).toBe(false);
    expect(reportsView(['The process has three steps.'], 'First, water is split.')).toBe(false);
    expect(reportsView(BEFORE, 'Kristallnacht destroyed many synagogues.')).toBe(false);
  });
});
