/** Finding parts of a picture: by the claim they state, or by the words they say. */

/** What is lit: everything that stands on these claims, and texts that read like these. */
export interface Lit {
  claims: readonly string[];
  texts?: readonly string[];
  /** true: one frame around all of it. */
  framed?: boolean;
}

/** What was clicked. */
export interface Picked {
  claim?: string;
  /** The text under the pointer, as it is read aloud. */
  text?: string;
}

/** Part of the picture, in percent of its size. */
export interface Light {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Behind words that stand in no source; not part of what was written. */
const DAGGER = /[\s\u00a0]*†$/;

export function findLit(root: Element, { claims, texts = [] }: Lit): Element[] {
  const wanted = new Set(claims);
  const words = new Set(texts.map(plain));
  const all = [...root.querySelectorAll('[data-claim], [aria-label]')].filter((element) => {
    const claim = element.getAttribute('data-claim');
    if (claim !== null) return wanted.has(claim);
    return words.has(plain(element.getAttribute('aria-label') ?? ''));
  });
  // Only the outermost: the lines inside are part of it.
  return all.filter((element) => !all.some((other) => other !== element && other.contains(element)));
}

/** What stands at a point of the window; letters have gaps, so their boxes count. */
export function pickedAt(root: Element, target: EventTarget | null, { x, y }: { x: number; y: number }): Picked {
  const element = target instanceof Element ? target : undefined;
  const claim = element?.closest('[data-claim]')?.getAttribute('data-claim');
  const own = element?.closest('[aria-label]');
  const texts = own ? [own] : [...root.querySelectorAll('[aria-label]')].filter((text) => isInside(text, x, y));
  const text = texts.find((found) => !claim || found.getAttribute('data-claim') === claim)?.getAttribute('aria-label');
  return { ...(claim ? { claim } : {}), ...(text ? { text: text.replace(DAGGER, '') } : {}) };
}

function isInside(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
}

export function lightOf(element: Element, sheet: HTMLElement): Light {
  const box = element.getBoundingClientRect();
  const whole = sheet.getBoundingClientRect();
  const percent = (part: number, all: number) => (all > 0 ? (part / all) * 100 : 0);
  return {
    left: percent(box.left - whole.left, whole.width),
    top: percent(box.top - whole.top, whole.height),
    width: percent(box.width, whole.width),
    height: percent(box.height, whole.height),
  };
}

/** One frame around all; nothing around nothing. */
export function frameOf(lights: readonly Light[]): Light[] {
  if (lights.length === 0) return [];
  const left = Math.min(...lights.map((light) => light.left));
  const top = Math.min(...lights.map((light) => light.top));
  const right = Math.max(...lights.map((light) => light.left + light.width));
  const bottom = Math.max(...lights.map((light) => light.top + light.height));
  return [{ left, top, width: right - left, height: bottom - top }];
}

/** Words as they are compared: the picture may break them differently. */
function plain(text: string): string {
  return text
    .replace(DAGGER, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
