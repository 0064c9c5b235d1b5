/** Thread that turns SVG into PNG; see png-thread.ts. */
import { parentPort } from 'node:worker_threads';
import { exportPng, type PngOptions } from './export/png.ts';

interface Job {
  id: number;
  svg: string;
  options: PngOptions;
}

parentPort?.on('message', async ({ id, svg, options }: Job) => {
  try {
    const bytes = await exportPng(svg, options);
    parentPort?.postMessage({ id, bytes });
  } catch (error) {
    parentPort?.postMessage({ id, message: error instanceof Error ? error.message : String(error) });
  }
});
