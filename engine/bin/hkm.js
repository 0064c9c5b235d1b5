#!/usr/bin/env node
// Starts the built command line. Written so that an old Node can read it and say what is wrong.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
const built = new URL('../dist/cli/main.js', import.meta.url);

if (major < 24 || (major === 24 && minor < 15)) {
  console.error(
    `hkm: needs Node 24.15 or newer, this is ${process.versions.node}. Start it with: npm start, or npm run hkm`,
  );
  process.exitCode = 1;
} else if (!existsSync(built)) {
  console.error('hkm: is not built yet. Build it with: npm run build');
  process.exitCode = 1;
} else {
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
}
