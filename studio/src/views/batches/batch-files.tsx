/** Everything that a batch has made, as one archive or as a table of addresses. Packed in the page: the server need not hold it. */
import type { ExportFormat } from '@hkm/engine/contract';
import { useEffect, useRef, useState } from 'react';
import type { Batch } from '../../api/batches.ts';
import { isAbort } from '../../api/errors.ts';
import { readFailure, send } from '../../api/http.ts';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { fileName, saveBlob } from '../../state/download.ts';
import { viewAddress } from '../../state/route.ts';
import { type ZipEntry, zipOf } from '../../state/zip.ts';
import { EXPORTS } from '../../values.ts';
import { useFailure } from '../use-failure.ts';

type Packing = { done: number } | { failure: unknown };

export function BatchFiles({ batch, title }: { batch: Batch; title: string }) {
  const { t } = useWords();
  const failure = useFailure();
  const [format, setFormat] = useState<ExportFormat>('pdf');
  const [packing, setPacking] = useState<Packing>();
  const work = useRef<AbortController>(undefined);
  useEffect(() => () => work.current?.abort(), []);
  const made = madeOf(batch);
  const isPacking = packing !== undefined && 'done' in packing;
  const pack = async () => {
    work.current = new AbortController();
    const { signal } = work.current;
    try {
      const entries: ZipEntry[] = [];
      for (const { runId, name } of made) {
        setPacking({ done: entries.length });
        entries.push({ name: `${name}.${format}`, bytes: await fetchFile(runId, format, signal) });
      }
      saveBlob(zipOf(entries), fileName(title, 'zip'));
      setPacking(undefined);
    } catch (error) {
      if (!isAbort(error)) setPacking({ failure: error });
    }
  };
  const saveLinks = () => saveBlob(new Blob([linksOf(made)], { type: 'text/csv' }), fileName(title, 'csv'));
  return (
    <>
      <span className="batch-zip">
        <span className="select">
          <select
            data-testid="batch-format"
            aria-label={t('batch.fileFormat')}
            value={format}
            onChange={(event) => setFormat(EXPORTS.find((name) => name === event.target.value) ?? 'pdf')}
          >
            {EXPORTS.map((name) => (
              <option key={name} value={name}>
                {name.toUpperCase()}
              </option>
            ))}
          </select>
          <Icon name="chevron" size={16} />
        </span>
        <button
          type="button"
          className="button"
          data-testid="batch-zip"
          disabled={isPacking}
          onClick={() => void pack()}
        >
          <Icon name="download" size={16} /> {t('batch.zip')}
        </button>
      </span>
      <button type="button" className="button" data-testid="batch-links" onClick={saveLinks}>
        <Icon name="document" size={16} /> {t('batch.links')}
      </button>
      <p className="batch-packing" role="status">
        {isPacking ? t('batch.zipping', { done: packing.done, all: made.length }) : ''}
        {packing && 'failure' in packing ? (
          <span className="field-error">{t('batch.zipFailed', { reason: failure(packing.failure) })}</span>
        ) : null}
      </p>
    </>
  );
}

interface Made {
  runId: string;
  title: string;
  /** Without ending; each once, in the order of the list. */
  name: string;
}

function madeOf({ items }: Batch): Made[] {
  const digits = String(items.length).length;
  return items.flatMap(({ runId, title, topic, position }) => {
    if (runId === undefined) return [];
    const said = title ?? topic;
    const name = `${String(position + 1).padStart(digits, '0')}-${fileName(said, '').replace(/\.$/, '')}`;
    return [{ runId, title: said, name }];
  });
}

async function fetchFile(runId: string, format: ExportFormat, signal: AbortSignal): Promise<Uint8Array> {
  const path = `/api/runs/${encodeURIComponent(runId)}/artifacts/${format}`;
  const response = await send(path, { accept: '*/*', signal });
  if (!response.ok) throw await readFailure(response);
  return new Uint8Array(await response.arrayBuffer());
}

/** RFC 4180. */
function linksOf(made: readonly Made[]): string {
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const rows = made.map(({ runId, title }) => [title, new URL(viewAddress(runId), window.location.origin).href]);
  return [['title', 'address'], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
