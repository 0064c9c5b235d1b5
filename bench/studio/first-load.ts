/** What a browser must load before the page can be used: the scripts and style sheets that `index.html` names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes after gzip. */
export function firstLoadKb(dist: string): { script: number; style: number } {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(js|css))"/g)];
  const sum = (kind: string) =>
    named
      .filter(([, , ending]) => ending === kind)
      .reduce((bytes, [, file = '']) => bytes + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) /
    1000;
  return { script: sum('js'), style: sum('css') };
}
