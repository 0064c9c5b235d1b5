import { exporterTests } from '../../../engine/src/testing/exporter-tests.ts';
import { exportJson } from '../../../engine/src/visual/export/json.ts';

exporterTests('JSON', () => ({
  export: exportJson,
  signature: '{\n  "id": ',
  readText: async (bytes) => stringsOf(JSON.parse(new TextDecoder().decode(bytes))).join(''),
}));

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
