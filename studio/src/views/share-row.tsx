/** Ways to hand a run on that need no file: the picture in the clipboard, and a page that can only be read. */
import { useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { type MessageKey, useWords } from '../i18n/index.ts';
import { type CopyOutcome, copyImage, copyText } from '../state/clipboard.ts';
import { viewAddress } from '../state/route.ts';
import { useFailure } from './use-failure.ts';

interface ShareRowProps {
  runId: string;
  /** Fetches the picture as PNG; undefined where the server has none. */
  fetchPng: (() => Promise<Blob>) | undefined;
}

const IMAGE_SAID: Record<CopyOutcome, MessageKey> = {
  copied: 'export.copied',
  unsupported: 'export.copyUnsupported',
  refused: 'export.copyFailed',
};
const ADDRESS_SAID: Record<CopyOutcome, MessageKey> = {
  copied: 'share.copied',
  unsupported: 'share.copyByHand',
  refused: 'share.copyByHand',
};

export function ShareRow({ runId, fetchPng }: ShareRowProps) {
  const { t } = useWords();
  const failure = useFailure();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; failed: boolean }>();
  const address = new URL(viewAddress(runId), window.location.href).href;

  const copyPicture = async (fetchIt: () => Promise<Blob>) => {
    setBusy(true);
    setSaid(undefined);
    try {
      const outcome = await copyImage(fetchIt());
      setSaid({ text: t(IMAGE_SAID[outcome]), failed: outcome !== 'copied' });
    } catch (error) {
      setSaid({ text: t('export.failed', { format: 'PNG', reason: failure(error) }), failed: true });
    }
    setBusy(false);
  };
  const copyAddress = async () => {
    const outcome = await copyText(address);
    setSaid({ text: t(ADDRESS_SAID[outcome], { address }), failed: outcome !== 'copied' });
  };

  return (
    <div className="share">
      <p className="share-title">{t('share.title')}</p>
      <div className="share-row">
        {fetchPng ? (
          <button
            type="button"
            className="button"
            data-testid="copy-image"
            disabled={busy}
            onClick={() => void copyPicture(fetchPng)}
          >
            {t('export.copy')}
          </button>
        ) : null}
        <a className="button" href={viewAddress(runId)} target="_blank" rel="noreferrer" data-testid="view-link">
          <Icon name="document" size={17} /> {t('share.open')}
        </a>
        <button type="button" className="button" data-testid="copy-address" onClick={() => void copyAddress()}>
          {t('share.copy')}
        </button>
      </div>
      <p className="field-hint">{t('share.text')}</p>
      <p role="status" className={said?.failed ? 'field-error' : 'field-hint'} data-testid="share-status">
        {said?.text ?? ''}
      </p>
    </div>
  );
}
