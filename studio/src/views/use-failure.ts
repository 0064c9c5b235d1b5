/** Says in the page's language why something did not work, as part of a sentence. */
import { toApiError } from '../api/errors.ts';
import { useWords } from '../i18n/index.ts';
import { problemInWords } from '../state/told.ts';

export function useFailure(): (thrown: unknown) => string {
  const words = useWords();
  return (thrown) => {
    const error = toApiError(thrown);
    if (error.kind === 'unreachable') return words.t('error.unreachable');
    return problemInWords(error, words).text || words.t('error.garbled');
  };
}
