/** Whatever the engine can say, the studio can say in each of its languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SAYINGS } from '../../../engine/src/contract/index.ts';
import { ERROR_CODES } from '../../../engine/src/errors.ts';
import { DEFAULT_ALERT_RULES } from '../../../engine/src/performance/index.ts';
import { INTERFACE_LANGUAGES, isInterfaceLanguage, loadMessages } from '../../../studio/src/i18n/index.ts';
import { loadTold } from '../../../studio/src/i18n/told/index.ts';
import { ALERT_NAMES } from '../../../studio/src/state/alerts.ts';
import { MESSAGES } from '../../../studio/src/state/warnings.ts';

/** In English the engine's own sentences are shown. */
const others = Object.keys(INTERFACE_LANGUAGES)
  .filter(isInterfaceLanguage)
  .filter((language) => language !== 'en');

const namesIn = (text: string) => [...new Set(text.match(/(?<=\{)\w+(?=\}|, plural)/gu))].sort();

describe.each(others)('in %s', (language) => {
  it('there is a sentence for every code, with the same parameters', async () => {
    const { sayings } = await loadTold(language);
    expect(Object.keys(sayings).sort()).toEqual(Object.keys(SAYINGS).sort());
    for (const [code, english] of Object.entries(SAYINGS))
      expect(namesIn(sayings[code] ?? ''), code).toEqual(namesIn(english));
  });

  it('there is a phrase for every error', async () => {
    const { problems } = await loadTold(language);
    expect(Object.keys(problems).sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });

  it('every warning and every alert of ours has its sentence', async () => {
    const messages = await loadMessages(language);
    const codes = new Set([...warningCodes()].filter((code) => !(code in ERROR_CODES) && !(code in SAYINGS)));
    // Says one of several things, each with a sentence of its own.
    codes.delete('format_unsupported');
    expect(codes.size).toBeGreaterThan(10);
    for (const code of codes) expect(messages[MESSAGES[code] as keyof typeof messages], code).toBeTruthy();
    for (const { name } of DEFAULT_ALERT_RULES)
      expect(messages[ALERT_NAMES[name] as keyof typeof messages], name).toBeTruthy();
  });
});

const ENGINE = new URL('../../../engine/src/', import.meta.url);
/** Rooms whose texts reach people as warnings; the others' codes are those of the gateway's or the connection test's own shapes. */
const ROOMS = ['research', 'compose', 'verify', 'visual', 'pipeline', 'http/routes'];

/** The codes of warnings as they stand in the engine's source. */
function warningCodes(): Set<string> {
  const files = ROOMS.flatMap((room) =>
    readdirSync(new URL(`${room}/`, ENGINE), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  ).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const sources = files.map((file) => readFileSync(new URL(file, ENGINE), 'utf8'));
  return new Set(
    sources.flatMap((source) => [...source.matchAll(/\bcode: '([a-z_]+)'/gu)].map(([, code = '']) => code)),
  );
}
