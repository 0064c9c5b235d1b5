/** The ways out of the page: a file in each format with what it is for, and the clipboard. */
import type { ExportFormat } from '@hkm/engine/contract';
import { useEffect, useId, useRef, useState } from 'react';
import { toApiError } from '../api/errors.ts';
import { readFailure, send } from '../api/http.ts';
import type { ShownResult } from '../api/result.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { fileName, saveBlob } from '../state/download.ts';
import { EXPORT_PURPOSE } from '../values.ts';

export function ExportMenu({ result }: { result: ShownResult }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState<ExportFormat | 'copy'>();
  const [message, setMessage] = useState<{ text: string; failed: boolean }>();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);

  const fetchBlob = async (url: string) => {
    const response = await send(url, { accept: '*/*' });
    if (!response.ok) throw await readFailure(response);
    return response.blob();
  };

  const save = async (format: ExportFormat, url: string) => {
    setBusy(format);
    setMessage(undefined);
    try {
      saveBlob(await fetchBlob(url), fileName(result.title, format));
    } catch (error) {
      setMessage({
        text: t('export.failed', { format: format.toUpperCase(), reason: toApiError(error).message }),
        failed: true,
      });
    }
    setBusy(undefined);
  };

  const png = result.artifacts.find(({ format }) => format === 'png');
  const copy = async () => {
    if (!png) return;
    setBusy('copy');
    try {
      // The promise goes in as it is: browsers want the write to begin within the click.
      const image = fetchBlob(png.url);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
      setMessage({ text: t('export.copied'), failed: false });
    } catch {
      setMessage({ text: t('export.copyFailed'), failed: true });
    }
    setBusy(undefined);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list from anywhere inside
    <div
      ref={box}
      className="export"
      data-testid="export-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className="button is-strong"
        data-testid="export-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="download" size={18} /> {t('export.title')}
      </button>
      <div id={id} className="export-list" hidden={!open}>
        {result.artifacts.length > 0 ? (
          <ul>
            {result.artifacts.map(({ format, url }) => (
              <li key={format}>
                <a
                  href={url}
                  download={fileName(result.title, format)}
                  data-testid={`export-${format}`}
                  aria-busy={busy === format}
                  onClick={(event) => {
                    event.preventDefault();
                    if (!busy) void save(format, url);
                  }}
                >
                  <strong>{format.toUpperCase()}</strong>
                  <span>{t(EXPORT_PURPOSE[format])}</span>
                </a>
              </li>
            ))}
          </ul>
        ) : (
          <p className="export-note">{t('export.notKept')}</p>
        )}
        {result.artifacts.length === 0 && result.svg ? (
          <button
            type="button"
            className="button"
            data-testid="export-svg"
            onClick={() =>
              saveBlob(new Blob([result.svg ?? ''], { type: 'image/svg+xml' }), fileName(result.title, 'svg'))
            }
          >
            SVG
          </button>
        ) : null}
        {png ? (
          <button type="button" className="button" disabled={busy !== undefined} onClick={() => void copy()}>
            {t('export.copy')}
          </button>
        ) : null}
        <p role="status" className={message?.failed ? 'field-error' : 'field-hint'}>
          {message?.text ?? ''}
        </p>
      </div>
    </div>
  );
}
