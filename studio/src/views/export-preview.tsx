/** What a file will hold, seen before it is saved: the picture, the page, or the beginning of the text. */
import type { ExportFormat } from '@hkm/engine/contract';
import { useQuery } from '@tanstack/react-query';
import { readFailure, send } from '../api/http.ts';
import { useWords } from '../i18n/index.ts';
import { viewAddress } from '../state/route.ts';
import { EXPORT_HOLDS } from '../values.ts';

/** Characters of a text file that are shown. */
const EXCERPT = 1_200;

interface ExportPreviewProps {
  runId: string;
  format: ExportFormat;
  url: string;
  /** Address of the picture as SVG. */
  picture: string | undefined;
}

export function ExportPreview({ runId, format, url, picture }: ExportPreviewProps) {
  const { t } = useWords();
  return (
    <div className="preview" data-testid="export-preview" data-format={format}>
      <div className={`preview-frame is-${format}`}>
        {format === 'md' || format === 'json' ? (
          <TextExcerpt url={url} />
        ) : format === 'html' ? (
          <iframe src={viewAddress(runId)} title={t('export.htmlPreview')} tabIndex={-1} sandbox="" loading="lazy" />
        ) : picture ? (
          <img src={picture} alt="" />
        ) : null}
      </div>
      <p className="field-hint">{t(EXPORT_HOLDS[format])}</p>
    </div>
  );
}

function TextExcerpt({ url }: { url: string }) {
  const { t } = useWords();
  const { data, isError } = useQuery({
    queryKey: ['excerpt', url],
    queryFn: async ({ signal }) => {
      const response = await send(url, { signal, accept: '*/*' });
      if (!response.ok) throw await readFailure(response);
      const text = await response.text();
      return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isError) return <p className="field-hint">{t('export.noPreview')}</p>;
  return (
    <pre dir="auto" aria-hidden="true">
      {data ?? ''}
    </pre>
  );
}
