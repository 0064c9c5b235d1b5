/** Documents by drag and drop, file picker and paste. */
import { type ClipboardEvent, type DragEvent, useId, useRef, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { ACCEPTED_FILES, type HeldDocument, linkedDocument, pastedDocument } from '../state/documents.ts';
import { DOCUMENT_LIMITS } from '../values.ts';
import { DocumentRows } from './document-rows.tsx';

export function DocumentsField() {
  const { t } = useWords();
  const { draft, uploads } = useStores();
  const { documents, problems, addDocuments, dismissProblem } = draft();
  const [over, setOver] = useState(false);
  const [address, setAddress] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();

  const take = (files: readonly File[]) => uploads.getState().addFiles(files);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) void take([...event.dataTransfer.files]);
    else takeText(event.dataTransfer.getData('text/plain'));
  };

  const addLink = (linked: HeldDocument) => {
    const held = [...documents, ...uploads.getState().uploads];
    const isTwice = held.some(({ name }) => name === linked.name);
    const isFull = held.length >= DOCUMENT_LIMITS.count;
    if (isTwice) addDocuments([], [{ name: linked.name, reason: 'documents.twice' }]);
    else if (isFull) addDocuments([], [{ name: linked.name, reason: 'documents.tooMany' }]);
    else void uploads.getState().addPage(linked);
  };
  const takeAddress = () => {
    const typed = address.trim();
    if (!typed) return;
    // As people type them: without the scheme.
    const linked = linkedDocument(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`);
    if (!linked?.name.includes('.') && !linked?.name.startsWith('localhost')) {
      addDocuments([], [{ name: typed, reason: 'documents.addressWrong' }]);
      return;
    }
    for (const { name, reason } of problems) if (reason === 'documents.addressWrong') dismissProblem(name);
    addLink(linked);
    setAddress('');
  };

  const takeText = (words: string) => {
    const linked = linkedDocument(words);
    if (linked) addLink(linked);
    else if (words.trim()) addDocuments([pastedDocument(words, t('documents.pasted'), documents)]);
  };

  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    if (event.clipboardData.files.length > 0) void take([...event.clipboardData.files]);
    else takeText(event.clipboardData.getData('text/plain'));
  };

  return (
    <div className="field documents">
      <p className="field-label" id={`${id}-label`}>
        {t('documents.title')} <span className="field-note">{t('documents.optional')}</span>
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting double the file picker inside */}
      <div
        className={over ? 'drop is-over' : 'drop'}
        data-testid="drop-zone"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        onPaste={onPaste}
      >
        <Icon name="upload" />
        <p>
          {over ? t('documents.dropNow') : t('documents.drop')}{' '}
          <button
            type="button"
            className="link"
            aria-describedby={`${id}-kinds`}
            onClick={() => picker.current?.click()}
          >
            {t('documents.choose')}
          </button>
        </p>
        <p className="drop-kinds" id={`${id}-kinds`}>
          {t('documents.kinds')}
        </p>
        <input
          ref={picker}
          className="hidden"
          data-testid="file-input"
          type="file"
          multiple
          tabIndex={-1}
          accept={ACCEPTED_FILES}
          aria-labelledby={`${id}-label`}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            // So that the same file can be chosen again after it was removed.
            event.target.value = '';
          }}
        />
      </div>
      <div className="row">
        <input
          type="text"
          inputMode="url"
          dir={address ? 'ltr' : undefined}
          data-testid="document-url"
          autoComplete="off"
          aria-label={t('documents.address')}
          placeholder={t('documents.address')}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          onKeyDown={(event) => {
            // The form around it must not be sent.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            takeAddress();
          }}
        />
        <button
          type="button"
          className="button"
          data-testid="document-url-add"
          disabled={!address.trim()}
          onClick={takeAddress}
        >
          {t('documents.addressAdd')}
        </button>
      </div>
      <DocumentRows />
    </div>
  );
}
