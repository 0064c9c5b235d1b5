/**
 * Runs a k6 script once without k6: its modules are stood in for, `http.post` gives the answer handed in. Prints what the script did as
 * JSON. Usage: node run-without-k6.ts <script> <status> <body>
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Recorded {
  options: unknown;
  requests: { url: string; body: string; parameters: unknown }[];
  checks: Record<string, boolean>;
  /** Seconds. */
  slept: number[];
}

const [script = '', status = '200', body = ''] = process.argv.slice(2);
const recorded: Recorded = { options: undefined, requests: [], checks: {}, slept: [] };

/** What k6 gives to a script: global names, and modules of its own. */
const k6 = {
  open: (path: string) => readFileSync(new URL(path, pathToFileURL(resolve(script))), 'utf8'),
  __ENV: {},
  hkmK6: {
    post(url: string, sent: string, parameters: unknown) {
      recorded.requests.push({ url, body: sent, parameters });
      return { status: Number(status), body, json: (path: string) => valueAt(JSON.parse(body), path) };
    },
    check(value: unknown, checks: Record<string, (value: unknown) => boolean>) {
      for (const [name, passes] of Object.entries(checks)) recorded.checks[name] = passes(value);
      return Object.values(recorded.checks).every(Boolean);
    },
    sleep: (seconds: number) => void recorded.slept.push(seconds),
  },
};
Object.assign(globalThis, k6);

const MODULES: Readonly<Record<string, string>> = {
  k6: 'export const { check, sleep } = globalThis.hkmK6;',
  'k6/http': 'export default { post: globalThis.hkmK6.post };',
};
registerHooks({
  resolve(specifier, context, next) {
    const source = MODULES[specifier];
    if (source === undefined) return next(specifier, context);
    return { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true };
  },
});

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
}

const loaded = (await import(pathToFileURL(resolve(script)).href)) as { options: unknown; default: () => void };
loaded.default();
console.log(JSON.stringify({ ...recorded, options: loaded.options }));
