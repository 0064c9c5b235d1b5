/** What was handed in: on its way, read, or left out with the reason. */
import { useEffect, useRef } from 'react';
import { Icon } from '../components/icon.tsx';
import { useWords, type Words } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import type { HeldDocument } from '../state/documents.ts';
import type { Upload } from '../state/uploads.ts';
import { DOCUMENT_LIMITS } from '../values.ts';

/** "512 kB", "3.1 MB". */
export function sizeInWords(bytes: number, { number }: Pick<Words, 'number'>): string {
  return bytes < 1_000_000
    ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${number(bytes / 1_000_000, { maximumFractionDigits: 1 })} MB`;
}

export function DocumentRows() {
  const { draft, uploads } = useStores();
  const documents = draft((state) => state.documents);
  const problems = draft((state) => state.problems.length);
  const under = uploads((state) => state.uploads);
  const end = useRef<HTMLDivElement>(null);
  const count = documents.length + under.length + problems;
  const before = useRef(count);
  // What was just handed in must not hide below the edge.
  useEffect(() => {
    if (count > before.current) end.current?.scrollIntoView?.({ block: 'nearest' });
    before.current = count;
  }, [count]);
  return (
    <>
      {documents.length + under.length > 0 ? (
        <ul className="document-list">
          {documents.map((document) => (
            <DocumentRow key={document.name} document={document} />
          ))}
          {under.map((upload) => (
            <UploadRow key={upload.id} upload={upload} />
          ))}
        </ul>
      ) : null}
      <Problems />
      <div ref={end} className="document-end" />
    </>
  );
}

function DocumentRow({ document }: { document: HeldDocument }) {
  const words = useWords();
  const { t } = words;
  const { draft } = useStores();
  return (
    <li data-testid="document">
      <Icon name="document" size={18} />
      <span className="document-name" dir="auto" title={document.name}>
        {document.name}
      </span>
      <span className="document-size">{stateOf(document, words)}</span>
      <button
        type="button"
        className="button-icon small"
        aria-label={t('documents.remove', { name: document.name })}
        onClick={() => draft.getState().removeDocument(document.name)}
      >
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}

function stateOf({ content, size, words: count }: HeldDocument, words: Words): string {
  const { t } = words;
  const isOnline = 'url' in content;
  if (count !== undefined && isOnline) return t('documents.wordsOnline', { count });
  if (isOnline) return t('documents.online');
  const bytes = sizeInWords(size, words);
  return count === undefined ? bytes : t('documents.words', { size: bytes, count });
}

/** How far one step of an upload is. */
function UploadRow({ upload }: { upload: Upload }) {
  const words = useWords();
  const { t } = words;
  const { uploads } = useStores();
  const { id, name, size, state, done } = upload;
  const isMeasured = state === 'reading' || state === 'sending';
  const share = size > 0 ? Math.min(1, done / size) : 0;
  const said = t(`documents.${state}`, { done: sizeInWords(done, words), total: sizeInWords(size, words) });
  return (
    <li className="upload" data-testid="upload">
      <Icon name={state === 'fetching' ? 'refresh' : 'upload'} size={18} />
      <span className="document-name" dir="auto" title={name}>
        {name}
      </span>
      <span className="document-size">{said}</span>
      <button
        type="button"
        className="button-icon small"
        data-testid="upload-cancel"
        aria-label={t('documents.cancel', { name })}
        onClick={() => uploads.getState().cancel(id)}
      >
        <Icon name="close" size={16} />
      </button>
      <div
        className={isMeasured ? 'upload-bar' : 'upload-bar is-open'}
        role="progressbar"
        aria-label={t('documents.progress', { name })}
        aria-valuetext={said}
        {...(isMeasured ? { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 } : {})}
      >
        <span className="upload-done" style={isMeasured ? { inlineSize: `${share * 100}%` } : undefined} />
      </div>
    </li>
  );
}

function Problems() {
  const { t } = useWords();
  const { draft } = useStores();
  const { documents, problems, lost, dismissProblem } = draft();
  const privacy = draft((state) => state.privacy);
  return (
    <div role="status" className="document-problems">
      {problems.map(({ name, reason, told }) => (
        <div key={`${name} ${reason}`} className="document-problem">
          <Icon name="alert" size={18} />
          <p className="field-error" data-testid="document-error">
            <bdi>{name}</bdi> {t(reason, { limit: DOCUMENT_LIMITS.count })}
            {told ? (
              <span className="document-told" dir="auto">
                {t('documents.told', { message: told })}
              </span>
            ) : null}
          </p>
          <button
            type="button"
            className="button-icon small"
            aria-label={t('documents.dismiss', { name })}
            onClick={() => dismissProblem(name)}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
      {problems.length > 0 && documents.length > 0 ? <p className="field-hint">{t('documents.left')}</p> : null}
      {documents
        .filter(({ content }) => privacy && 'url' in content)
        .map(({ name }) => (
          <p key={name} className="field-error">
            <bdi>{name}</bdi> {t('documents.addressPrivate')}
          </p>
        ))}
      {lost.length > 0 ? <p className="field-error">{t('documents.lost', { names: lost.join(', ') })}</p> : null}
    </div>
  );
}
