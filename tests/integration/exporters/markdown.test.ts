import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { createHostileSample, openSampleTools } from '../../../engine/src/testing/exporter-samples.ts';
import { exporterTests } from '../../../engine/src/testing/exporter-tests.ts';
import { exportMarkdown } from '../../../engine/src/visual/export/markdown.ts';

exporterTests('Markdown', () => ({
  export: exportMarkdown,
  signature: '**',
  readText: async (bytes) =>
    nodesOf(bytes)
      .map((node) => ('value' in node ? node.value : ''))
      .join(''),
  readLinks: async (bytes) => nodesOf(bytes).flatMap((node) => ('url' in node ? node.url : [])),
}));

describe('hostile texts in Markdown', () => {
  it('become no markup', async () => {
    const { input } = createHostileSample(await openSampleTools());
    const kinds = new Set(nodesOf(await exportMarkdown(input)).map((node) => node.type));
    for (const kind of ['html', 'image', 'link', 'code', 'inlineCode', 'emphasis']) expect(kinds).not.toContain(kind);
  });
});

function nodesOf(bytes: Uint8Array): Nodes[] {
  const walk = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(walk) : [])];
  return walk(fromMarkdown(new TextDecoder().decode(bytes)));
}
