// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { ApiError } from '../api/errors.ts';
import { linkedDocument } from './documents.ts';
import { createDraftStore } from './draft.ts';
import { createUploads, type UploadDeps } from './uploads.ts';

const file = (name: string, content = 'text') => new File([content], name);
const page = (address: string) => linkedDocument(address) ?? { name: '', mediaType: '', size: 0, content: { url: '' } };
const refused = (code: string) => new ApiError('refused', `It said ${code}.`, { code, status: 422 });

function open(deps: Partial<UploadDeps> = {}) {
  const draft = createDraftStore();
  const words = async () => ({ words: 7 });
  return { draft, uploads: createUploads({ draft, readFile: words, readPage: words, ...deps }) };
}

test('a file goes from the disk to the server into the draft, its bytes counted', async () => {
  const steps: string[] = [];
  const { draft, uploads } = open({
    readFile: async (_file, mediaType, { onSent }) => {
      onSent(2, 4);
      onSent(4, 4);
      steps.push(mediaType);
      return { words: 12 };
    },
  });
  uploads.subscribe(({ uploads: [one] }) => one && steps.push(`${one.state} ${one.done}`));
  await uploads.getState().addFiles([file('a.md')]);
  expect(steps).toEqual(
    expect.arrayContaining(['waiting 0', 'reading 0', 'sending 0', 'sending 2', 'checking 4', 'text/markdown']),
  );
  expect(uploads.getState().uploads).toEqual([]);
  expect(draft.getState().documents).toEqual([
    { name: 'a.md', mediaType: 'text/markdown', size: 4, content: { base64: 'dGV4dA==' }, words: 12 },
  ]);
});

test('what cannot be read is left out with its reason; the others come in', async () => {
  const { draft, uploads } = open({
    readFile: async ({ name }) => {
      if (name === 'locked.pdf') throw refused('unreadable_document');
      if (name === 'later.txt') throw new ApiError('unreachable', 'gone');
      if (name === 'busy.txt') throw refused('queue_full');
      return { words: 3 };
    },
  });
  const broken = file('broken.txt');
  vi.spyOn(FileReader.prototype, 'readAsDataURL').mockImplementationOnce(function fail(this: FileReader) {
    this.dispatchEvent(new ProgressEvent('error'));
  });
  await uploads.getState().addFiles([broken]);
  const files = ['locked.pdf', 'good.txt', 'later.txt', 'busy.txt', 'photo.heic'].map((name) => file(name));
  await uploads.getState().addFiles(files);
  const { documents, problems } = draft.getState();
  expect(documents.map(({ name, words }) => `${name} ${words}`)).toEqual(
    expect.arrayContaining(['good.txt 3', 'later.txt undefined', 'busy.txt undefined']),
  );
  expect(documents).toHaveLength(3);
  expect(problems).toEqual([
    { name: 'broken.txt', reason: 'documents.unreadable' },
    { name: 'photo.heic', reason: 'documents.wrongType' },
    { name: 'locked.pdf', reason: 'documents.unreadableText', told: 'It said unreadable_document.' },
  ]);
  await uploads.getState().addFiles([file('broken.txt')]);
  expect(draft.getState().problems.map(({ name }) => name)).toEqual(['photo.heic', 'locked.pdf']);
});

test('two at a time; one that is cancelled leaves the others alone', async () => {
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  const { draft, uploads } = open({
    readFile: ({ name }, _type, { signal }) => {
      asked.push(name);
      return new Promise((resolve, reject) => {
        waiting.push(() => resolve({ words: 1 }));
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    },
  });
  const done = uploads.getState().addFiles(['a.txt', 'b.txt', 'c.txt', 'd.txt'].map((name) => file(name)));
  await vi.waitFor(() => expect(asked).toEqual(['a.txt', 'b.txt']));
  const idOf = (name: string) => uploads.getState().uploads.find((one) => one.name === name)?.id ?? 0;
  uploads.getState().cancel(idOf('d.txt'));
  uploads.getState().cancel(idOf('a.txt'));
  await vi.waitFor(() => expect(asked).toEqual(['a.txt', 'b.txt', 'c.txt']));
  for (const finish of waiting) finish();
  await done;
  expect(draft.getState().documents.map(({ name }) => name)).toEqual(['b.txt', 'c.txt']);
  expect(draft.getState().problems).toEqual([]);
});

test('a page is fetched and read, except in private', async () => {
  const readPage = vi.fn(async (url: string) => {
    if (url.includes('inside')) throw refused('blocked_address');
    if (url.includes('away')) throw refused('unavailable');
    if (url.includes('old-server')) throw refused('not_found');
    return { words: 9 };
  });
  const { draft, uploads } = open({ readPage });
  for (const address of ['https://a.org/x', 'https://inside.org', 'https://away.org', 'https://old-server.org'])
    await uploads.getState().addPage(page(address));
  expect(draft.getState().documents.map(({ name, words }) => [name, words])).toEqual([
    ['a.org/x', 9],
    ['old-server.org', undefined],
  ]);
  expect(draft.getState().problems.map(({ reason }) => reason)).toEqual([
    'documents.addressBlocked',
    'documents.addressGone',
  ]);
  draft.getState().change({ privacy: true });
  await uploads.getState().addPage(page('https://b.org'));
  expect(readPage).toHaveBeenCalledTimes(4);
  expect(draft.getState().documents).toHaveLength(3);
});
