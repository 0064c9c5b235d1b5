/** Documents of every kind, by every way in; and those that cannot be read, which cost nobody else anything. */

import { makeDocx, paragraph } from '../integration/research/support/docx.ts';
import { makePdf } from '../integration/research/support/pdf.ts';
import { type Answer, article, expect, expectCited, generate, test } from './support/door.ts';

const { text } = article('en', 'Apollo program');
const paragraphs = text.split('\n\n');
const escaped = (words: string) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const KINDS: Record<string, { mediaType: string; bytes(): Promise<Uint8Array> | Uint8Array }> = {
  txt: { mediaType: 'text/plain', bytes: () => Buffer.from(text) },
  md: {
    mediaType: 'text/markdown',
    bytes: () => Buffer.from([`# ${paragraphs[0]}`, ...paragraphs.slice(1)].join('\n\n')),
  },
  html: {
    mediaType: 'text/html',
    bytes: () =>
      Buffer.from(
        `<!doctype html><title>${paragraphs[0]}</title><nav>Home About</nav><main>${paragraphs
          .slice(1)
          .map((each) => `<p>${escaped(each)}</p>`)
          .join('')}</main><script>window.evil = 1</script>`,
      ),
  },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: () => makeDocx(paragraphs.map((each, index) => paragraph(escaped(each), index ? undefined : 'T')).join('')),
  },
  pdf: {
    mediaType: 'application/pdf',
    bytes: () => makePdf((pdf) => void pdf.fontSize(11).text(text, { lineGap: 2 }), { title: paragraphs[0] ?? '' }),
  },
};

function expectFromDocument({ result }: Answer, name: string): void {
  expect(result.spec.kind).toBe('explainer');
  expect(result.sources).toHaveLength(1);
  expect(result.sources[0]?.file).toBe(name);
  expect(result.claims.length).toBeGreaterThan(3);
  expect(result.hosts).toEqual([]);
}

for (const [ending, { mediaType, bytes }] of Object.entries(KINDS)) {
  const name = `apollo.${ending}`;

  test(`${ending}, within the request: what is said stands in it`, async ({ request }) => {
    const base64 = Buffer.from(await bytes()).toString('base64');
    const answer = await generate(request, { topic: 'Apollo program', documents: [{ name, mediaType, base64 }] });
    expectFromDocument(answer, name);
    await expectCited(request, answer);
  });

  test(`${ending}, uploaded: what is said stands in it`, async ({ request }) => {
    const multipart = {
      brief: JSON.stringify({ topic: 'The Apollo program' }),
      documents: { name, mimeType: mediaType, buffer: Buffer.from(await bytes()) },
    };
    const response = await request.post('/api/generate', { multipart });
    expect(response.status(), await response.text()).toBe(200);
    const answer = (await response.json()) as Answer;
    expectFromDocument(answer, name);
    await expectCited(request, answer);
  });

  test(`${ending}, read before anything is made of it`, async ({ request }) => {
    const response = await request.post(`/api/documents?name=${name}&mediaType=${encodeURIComponent(mediaType)}`, {
      headers: { 'content-type': 'application/octet-stream' },
      data: Buffer.from(await bytes()),
    });
    expect(response.status(), await response.text()).toBe(200);
    const read = (await response.json()) as { name: string; language?: string; words: number };
    expect(read).toMatchObject({ name, language: 'en' });
    expect(read.words).toBeGreaterThan(450);
    expect(read.words).toBeLessThan(650);
  });
}

const UNREADABLE: Record<string, { name: string; mediaType: string; bytes(): Promise<Uint8Array> | Uint8Array }> = {
  'an empty file': { name: 'a.txt', mediaType: 'text/plain', bytes: () => new Uint8Array() },
  'only white space': { name: 'a.md', mediaType: 'text/markdown', bytes: () => Buffer.from(' \n\t ') },
  'a picture': { name: 'a.png', mediaType: 'image/png', bytes: () => Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1') },
  'a program': { name: 'a.exe', mediaType: 'application/octet-stream', bytes: () => Buffer.from([77, 90, 0, 1, 0, 0]) },
  'a broken PDF': {
    name: 'a.pdf',
    mediaType: 'application/pdf',
    bytes: () => Buffer.from('%PDF-1.4 and then nothing'),
  },
  'a PDF without text': {
    name: 'a.pdf',
    mediaType: 'application/pdf',
    bytes: () => makePdf((pdf) => void pdf.rect(9, 9, 9, 9).fill()),
  },
  'an encrypted PDF': {
    name: 'a.pdf',
    mediaType: 'application/pdf',
    bytes: () => makePdf((pdf) => void pdf.text('Secret words.'), { userPassword: 'secret' }),
  },
  'a broken DOCX': {
    name: 'a.docx',
    mediaType: KINDS.docx?.mediaType ?? '',
    bytes: () => Buffer.from('PK\u0003\u0004 and no more'),
  },
};

for (const [what, { name, mediaType, bytes }] of Object.entries(UNREADABLE)) {
  const document = async () => ({ name, mediaType, base64: Buffer.from(await bytes()).toString('base64') });

  test(`${what} alone is refused, by name, and nothing is kept`, async ({ request }) => {
    const topic = `Alone: ${what}`;
    const response = await request.post('/api/generate', { data: { topic, documents: [await document()] } });
    expect([400, 413, 415, 422]).toContain(response.status());
    const { error } = await response.json();
    expect(error).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
    expect(JSON.stringify(error)).toContain(name);
    const listed = await (await request.get(`/api/runs?search=${encodeURIComponent(topic)}`)).json();
    expect(listed.runs).toEqual([]);
  });

  test(`${what} beside a good document: that one is used, and the other is told of`, async ({ request }) => {
    const documents = [await document(), { name: 'apollo.txt', mediaType: 'text/plain', text }];
    const answer = await generate(request, { topic: `Apollo beside ${what}`, documents });
    expectFromDocument(answer, 'apollo.txt');
    expect(answer.result.warnings.map(({ message }) => message).join('\n')).toContain(name);
  });
}
