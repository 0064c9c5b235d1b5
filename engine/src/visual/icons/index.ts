export { createIconSet, type IconFile, type IconNode, type IconSet, loadIcons, type ResolvedIcon } from './icon-set.ts';
export { lookupKey } from './lookup-key.ts';
export { singular } from './singular.ts';
