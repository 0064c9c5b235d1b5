/** The clipboard, and why it may not take what it is given. */
import { ApiError } from '../api/errors.ts';

export type CopyOutcome =
  | 'copied'
  /** The browser has no such clipboard here: it gives one to secure addresses (https, localhost) alone. */
  | 'unsupported'
  /** The browser, or the person, said no. */
  | 'refused';

/**
 * Puts a picture into the clipboard. The promise of its bytes goes in as it is: browsers want the write to begin within the click.
 * @throws ApiError where the picture itself could not be had
 */
export async function copyImage(image: Promise<Blob>): Promise<CopyOutcome> {
  let failure: ApiError | undefined;
  const noted = image.catch((error: unknown) => {
    if (error instanceof ApiError) failure = error;
    throw error;
  });
  if (typeof ClipboardItem === 'undefined' || navigator.clipboard?.write === undefined) {
    noted.catch(() => undefined);
    return 'unsupported';
  }
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': noted })]);
    return 'copied';
  } catch {
    // A browser names its own refusal, not the failure of what it was promised.
    await noted.catch(() => undefined);
    if (failure) throw failure;
    return 'refused';
  }
}

export async function copyText(text: string): Promise<CopyOutcome> {
  if (navigator.clipboard?.writeText === undefined) return 'unsupported';
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
}
