/** The ways out of the page: a file in each format with a look at what it holds, the clipboard, and a page to read. */
import type { ExportFormat } from '@hkm/engine/contract';
import { useEffect, useId, useRef, useState } from 'react';
import { readFailure, send } from '../api/http.ts';
import type { ShownResult } from '../api/result.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { fileName, saveBlob } from '../state/download.ts';
import { EXPORT_PURPOSE } from '../values.ts';
import { ExportPreview } from './export-preview.tsx';
import { ShareRow } from './share-row.tsx';
import { useFailure } from './use-failure.ts';

async function fetchBlob(url: string): Promise<Blob> {
  const response = await send(url, { accept: '*/*' });
  if (!response.ok) throw await readFailure(response);
  return response.blob();
}

export function ExportMenu({ result }: { result: ShownResult }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
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
        {/* Closed, it must not load what nobody looks at. */}
        {open ? <ExportList result={result} /> : null}
      </div>
    </div>
  );
}

function ExportList({ result }: { result: ShownResult }) {
  const { t } = useWords();
  const inWords = useFailure();
  const { id: runId, artifacts, svg, title } = result;
  const [busy, setBusy] = useState<ExportFormat>();
  const [failure, setFailure] = useState<string>();
  const [looked, setLooked] = useState<ExportFormat>();
  const addressOf = (format: ExportFormat) => artifacts.find((artifact) => artifact.format === format)?.url;

  const save = async (format: ExportFormat, url: string) => {
    setBusy(format);
    setFailure(undefined);
    try {
      saveBlob(await fetchBlob(url), fileName(title, format));
    } catch (error) {
      setFailure(t('export.failed', { format: format.toUpperCase(), reason: inWords(error) }));
    }
    setBusy(undefined);
  };

  if (artifacts.length === 0 || runId === undefined) {
    return (
      <>
        <p className="export-note">{t('export.notKept')}</p>
        {svg ? (
          <button
            type="button"
            className="button"
            data-testid="export-svg"
            onClick={() => saveBlob(new Blob([svg], { type: 'image/svg+xml' }), fileName(title, 'svg'))}
          >
            SVG
          </button>
        ) : null}
      </>
    );
  }
  const shown = artifacts.find(({ format }) => format === looked) ?? artifacts[0];
  const png = addressOf('png');
  return (
    <>
      <div className="export-body">
        <ul>
          {artifacts.map(({ format, url }) => (
            <li key={format}>
              <a
                href={url}
                className={format === shown?.format ? 'is-shown' : undefined}
                download={fileName(title, format)}
                data-testid={`export-${format}`}
                aria-busy={busy === format}
                onPointerEnter={() => setLooked(format)}
                onFocus={() => setLooked(format)}
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
        {shown ? (
          <ExportPreview runId={runId} format={shown.format} url={shown.url} picture={addressOf('svg')} />
        ) : null}
      </div>
      <p role="status" className="field-error">
        {failure ?? ''}
      </p>
      <ShareRow runId={runId} fetchPng={png === undefined ? undefined : () => fetchBlob(png)} />
    </>
  );
}
