/** Whatever is sent to whatever route: an answer with a code, a message and the field, and a server that goes on. */
import { expect, expectSoundPicture, generate, test } from './support/door.ts';

type Method = 'get' | 'post' | 'put' | 'delete';
const REFUSED: [method: Method, path: string, body: unknown, status: number, says: RegExp][] = [
  ['get', '/api/nothing-here', undefined, 404, /not_found/],
  ['get', '/api/runs?limit=0', undefined, 400, /limit/],
  ['get', '/api/runs?limit=many', undefined, 400, /limit/],
  ['get', '/api/runs?cursor=made-up', undefined, 400, /cursor/],
  ['get', '/api/runs?visualStyle=Cubist', undefined, 400, /visualStyle.*Minimalist/s],
  ['get', '/api/runs?complexityLevel=PhD', undefined, 400, /complexityLevel.*Expert/s],
  ['get', '/api/runs/none', undefined, 404, /none/],
  ['get', '/api/runs/..%2F..%2Fetc%2Fpasswd', undefined, 404, /not_found/],
  ['delete', '/api/runs/none', undefined, 404, /none/],
  ['get', '/api/runs/none/artifacts/svg', undefined, 404, /none/],
  ['get', '/api/runs/none/artifacts/gif', undefined, 400, /format.*svg/s],
  ['get', '/api/runs/none/sources/s1', undefined, 404, /none|s1/],
  ['get', '/api/runs/none/versions', undefined, 404, /none/],
  ['post', '/api/runs/none/render', {}, 404, /none/],
  ['post', '/api/runs/none/render', { visualStyle: 'Cubist' }, 400, /visualStyle.*Minimalist/s],
  ['post', '/api/runs/none/render', { size: 'A0' }, 400, /size.*A4/s],
  ['post', '/api/batches', {}, 400, /items|csv/],
  ['post', '/api/batches', { items: [] }, 400, /items/],
  ['post', '/api/batches', { items: ['x'], csv: 'x' }, 400, /items|csv/],
  ['post', '/api/batches', { items: ['x'], defaults: { size: 'A0' } }, 400, /size.*A4/s],
  ['get', '/api/batches/none', undefined, 404, /none/],
  ['post', '/api/batches/none/cancel', {}, 404, /none/],
  ['delete', '/api/batches/none', undefined, 404, /none/],
  ['post', '/api/templates', {}, 400, /name/],
  ['post', '/api/templates', { name: '', options: {} }, 400, /name/],
  ['post', '/api/templates', { name: 'x', options: { language: 'Klingon' } }, 400, /language.*English/s],
  ['put', '/api/templates/none', { name: 'x' }, 404, /none/],
  ['delete', '/api/templates/none', undefined, 404, /none/],
  ['post', '/api/models/select', { type: 'smell' }, 400, /type.*text/s],
  ['post', '/api/models/select', { type: 'text', complexity: 'hard' }, 400, /complexity.*simple/s],
  ['post', '/api/models/test', { provider: 'nobody' }, 400, /provider.*ollama/s],
  ['get', '/api/metrics/history?hours=0', undefined, 400, /hours/],
  ['get', '/api/metrics/history?hours=721', undefined, 400, /hours/],
  ['post', '/v1/chat/completions', {}, 400, /model|messages/],
  ['post', '/v1/embeddings', { model: 'auto' }, 400, /input/],
  ['post', '/v1/images/generations', { model: 'auto' }, 400, /prompt/],
];

for (const [method, path, data, status, says] of REFUSED) {
  const shown = data === undefined ? '' : ` ${JSON.stringify(data)}`;
  test(`${method.toUpperCase()} ${path}${shown} is refused with ${status}`, async ({ request }) => {
    const response = await request[method](path, data === undefined ? {} : { data });
    expect(response.status()).toBe(status);
    expect(await response.text()).toMatch(says);
    expect(response.headers()['x-content-type-options']).toBe('nosniff');
  });
}

const ODD_TOPICS: Record<string, string> = {
  '10,000 characters': 'gravity '.repeat(1_250),
  'a whole alphabet of emoji': '🐳🦄👩‍👩‍👧‍👦🏳️‍🌈🇺🇳'.repeat(20),
  'right-to-left marks': '\u202eBlack\u202d \u2067holes\u2069\u200f',
  'control characters': 'Black\u0000 \u0007holes\u001b[31m\u0008',
  'half a surrogate pair': 'Black \ud83d holes',
  HTML: '<img src=x onerror=alert(1)><script>alert(1)</script>',
  SVG: '<svg onload="alert(1)"><foreignObject/></svg>',
  'a closing comment': '--> ]]> </title></svg> <?xml ?>',
  'a query of another language': '\'; DROP TABLE runs; -- " OR 1=1 NEAR(* AND',
  'a template': '<%= 7 %> {{7*7}} %s %n $(id) `id`',
  'a path': '../../../../etc/passwd',
  'only punctuation': '!?…—«»()[]{}',
  'combining marks': `z${'\u0301\u0335\u0489'.repeat(200)}algo`,
  'every script at once': 'Black holes 黒い穴 الثقوب السوداء काला छिद्र чёрная дыра 블랙홀 หลุมดำ',
};

for (const [what, topic] of Object.entries(ODD_TOPICS)) {
  test(`a topic that is ${what}: a sound picture or a clear refusal`, async ({ request }) => {
    const response = await request.post('/api/generate', { data: { topic } });
    expect([200, 400, 422]).toContain(response.status());
    const answer = await response.json();
    if (response.status() !== 200) expect(answer.error.message).toMatch(/topic|not drawn/);
    else {
      expectSoundPicture(answer.result);
      for (const format of ['html', 'md', 'json', 'pdf'])
        expect((await request.get(`/api/runs/${answer.id}/artifacts/${format}`)).status(), format).toBe(200);
    }
  });
}

test('a body of 25 MB is refused, and the server goes on', async ({ request }) => {
  const documents = [{ name: 'big.txt', mediaType: 'text/plain', text: 'x'.repeat(25 * 1024 * 1024) }];
  const response = await request.post('/api/generate', { data: { topic: 'Big', documents } });
  expect(response.status()).toBe(413);
  expect((await generate(request, { topic: 'Comets' })).result.claims.length).toBeGreaterThan(0);
});

for (const [what, headers, body, status] of [
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'topic=x', 415],
  ['XML', { 'content-type': 'application/xml' }, '<topic/>', 415],
  [
    'a page of another origin',
    { 'content-type': 'application/json', origin: 'https://example.com' },
    '{"topic":"x"}',
    403,
  ],
  ['a list', { 'content-type': 'application/json' }, '[]', 400],
  ['null', { 'content-type': 'application/json' }, 'null', 400],
  ['nothing', { 'content-type': 'application/json' }, '', 400],
  ['its own prototype', { 'content-type': 'application/json' }, '{"topic":"x","__proto__":{"admin":true}}', 400],
] as const) {
  test(`a request that is ${what} is refused with ${status}`, async ({ request }) => {
    const response = await request.post('/api/generate', { headers, data: Buffer.from(body) });
    expect(response.status()).toBe(status);
    expect((await response.json()).error).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });
}
