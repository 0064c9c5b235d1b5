export { checkPixels, type PixelCheckOptions } from './check-pixels.ts';
export { checkScene, type SceneCheckOptions } from './check-scene.ts';
export { contrastRatio, requiredContrast } from './colour.ts';
export { type Finding, GATE_RULES, type GateRule } from './finding.ts';
