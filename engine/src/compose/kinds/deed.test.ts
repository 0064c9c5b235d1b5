import { describe, expect, it } from 'vitest';
import { clauseOf, deedIn } from './deed.ts';

describe('deedIn', () => {
  it.each([
    ['The Ottomans conquered Constantinople.', 'turning', ''],
    ['Austria-Hungary declared war on Serbia, after Serbia failed to meet the demands.', 'turning', ''],
    ['The Soviets signed a pact with Japan, freeing both from a war on two fronts.', 'turning', ''],
    ['When Germany invaded Poland on September 1, 1939, Stalin began to take steps.', 'turning', 'September 1, 1939'],
    ['Even after Frederick set sail, Gregory condemned his venture as an unjust war.', 'telling', ''],
    ['Urban II presented his idea at a council in Clermont, France, in 1095.', 'telling', '1095'],
    ['Pope Innocent III, one of the most powerful popes, called for a new crusade.', 'telling', ''],
    ['The old king of the northern islands, who had founded the town, walked in his garden every day.', 'telling', ''],
    ['The shops of the town sold cloth of many colours.', 'plain', ''],
    ['The population was reeling from years of decline.', 'idle', ''],
  ] as const)('%s', (text, deed, date) => {
    expect(deedIn(text, 'en', date)).toBe(deed);
  });

  it('tells no kinds of deeds in other languages', () => {
    expect(deedIn('Die Osmanen eroberten Konstantinopel.', 'de')).toBe('plain');
  });
});

describe('clauseOf', () => {
  it.each([
    ['In 1206, the khan called an assembly, which took three days.', '1206', 'called an assembly'],
    ['The pope spoke of war at a council in Clermont, France, in 1095.', '1095', 'The pope spoke of war'],
    ['All seemed ready for the attack, which was launched by the army in 1939.', '1939', 'which was launched'],
    ['It ended.', '', 'It ended.'],
  ])('%s', (text, date, held) => {
    expect(clauseOf(text, date)).toContain(held);
  });
});
