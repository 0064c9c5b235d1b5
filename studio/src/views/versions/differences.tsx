/** What differs between two versions, as a list that can be read out. */
import { Fragment } from 'react';
import type { ShownResult } from '../../api/result.ts';
import { type ChoiceName, compareVersions, type Difference } from '../../edit/diff.ts';
import { type MessageKey, useWords } from '../../i18n/index.ts';

const CHOICE_WORDS: Record<ChoiceName, MessageKey> = {
  visualStyle: 'make.style',
  outputFormat: 'make.format',
  complexityLevel: 'make.level',
  language: 'make.language',
  size: 'make.size',
};

export function Differences({ from, to }: { from: ShownResult; to: ShownResult }) {
  const { t } = useWords();
  const differences = compareVersions(from, to);
  return (
    <section className="differences" data-testid="differences" aria-labelledby="differences-title">
      <h3 id="differences-title">{t('versions.differs')}</h3>
      {differences.length === 0 ? <p className="field-hint">{t('versions.same')}</p> : null}
      <ul>
        {differences.map((difference) => (
          <li key={JSON.stringify(difference)} className={`difference is-${difference.kind}`}>
            <DifferenceLine difference={difference} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DifferenceLine({ difference }: { difference: Difference }) {
  const { t } = useWords();
  switch (difference.kind) {
    case 'choice':
      return t('versions.choice', {
        name: t(CHOICE_WORDS[difference.name]),
        from: difference.from,
        to: difference.to,
      });
    case 'order':
      return t('versions.order');
    case 'added':
      return (
        <>
          <strong>{t('versions.added')}</strong> <ins dir="auto">{difference.text}</ins>
        </>
      );
    case 'removed':
      return (
        <>
          <strong>{t('versions.removed')}</strong> <del dir="auto">{difference.text}</del>
        </>
      );
    case 'changed':
      return (
        <>
          <strong>{t('versions.changed')}</strong>{' '}
          <span dir="auto">
            {difference.stretches.map(({ kind, text }, index) => {
              const Tag = kind === 'in' ? 'ins' : kind === 'out' ? 'del' : 'span';
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a difference do not move
                <Fragment key={index}>
                  {index > 0 ? ' ' : ''}
                  <Tag>{text}</Tag>
                </Fragment>
              );
            })}
          </span>
        </>
      );
  }
}
