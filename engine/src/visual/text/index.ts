export { createTextEngine, type TextEngine, type TextEngineOptions, type TextSize } from './engine.ts';
export { FONT_FILES, type FontFile, fontStack } from './fonts.ts';
export { outside, type Placement } from './place.ts';
