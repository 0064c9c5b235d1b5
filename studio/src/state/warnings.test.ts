import { describe, expect, it } from 'vitest';
import { createWords, INTERFACE_LANGUAGES, type InterfaceLanguage, loadMessages } from '../i18n/index.ts';
import { warningInWords } from './warnings.ts';

const wordsOf = async (language: InterfaceLanguage) => createWords(language, await loadMessages(language));

describe('a warning', () => {
  it('is said in the language of the page, with its numbers and reasons', async () => {
    const german = await wordsOf('de');
    const dropped = { code: 'claims_dropped', message: '2 of 1200 …', parameters: { count: 2, all: 1200 } };
    expect(warningInWords(dropped, german)).toContain('2 von 1.200');
    const skipped = {
      code: 'document_skipped',
      message: 'English',
      parameters: { name: 'a.png', reason: 'unsupported_media' },
    };
    expect(warningInWords(skipped, german)).toBe('„a.png“ blieb außen vor: diese Art von Datei ist nicht lesbar.');
    const unavailable = {
      code: 'model_unavailable',
      message: 'English',
      parameters: { model: 'Llama', reason: 'kaputt', composer: 'builtin' },
    };
    expect(warningInWords(unavailable, german)).toContain('Llama war nicht verfügbar (kaputt)');
    expect(warningInWords(unavailable, german)).toContain(german.t('made.builtin'));
  });

  it('says why a format was not possible', async () => {
    const spanish = await wordsOf('es');
    const of = (reason: string) =>
      warningInWords(
        { code: 'format_unsupported', message: 'English', parameters: { format: 'Timeline', reason } },
        spanish,
      );
    expect(of('few_dates')).toContain('menos de tres hechos');
    expect(of('not_drawn')).toContain('Todavía no');
    expect(of('constructor')).toBe('English');
  });

  it('stays in the words of the server where the page knows no better', async () => {
    const arabic = await wordsOf('ar');
    expect(warningInWords({ code: 'toString', message: 'Odd.' }, arabic)).toBe('Odd.');
    expect(warningInWords({ code: 'claims_dropped', message: '2 of 4 left out.' }, arabic)).toBe('2 of 4 left out.');
  });

  it.each(Object.keys(INTERFACE_LANGUAGES) as InterfaceLanguage[])('without parameters is whole in %s', async (tag) => {
    const words = await wordsOf(tag);
    for (const code of ['no_sources', 'little_material', 'nothing_supported'])
      expect(warningInWords({ code, message: 'English' }, words)).not.toBe('English');
  });
});
