/** Parts of the page that come after the first load. One that cannot be fetched says so, instead of taking the page down. */
import { type ComponentType, lazy } from 'react';
import { useWords } from '../i18n/index.ts';

function Unavailable() {
  const { t } = useWords();
  return (
    <p className="field-error" role="alert" data-testid="part-missing">
      {t('error.partMissing')}
    </p>
  );
}

export function lazily<P extends object>(load: () => Promise<ComponentType<P>>) {
  return lazy<ComponentType<P>>(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: Unavailable }),
    ),
  );
}
