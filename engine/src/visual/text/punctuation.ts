/**
 * Full-width punctuation of Chinese and Japanese: a sign fills one half of its square. Where two of them meet, or one
 * opens a paragraph, the empty half looks like a hole, so the second sign is set half an em nearer (JLREQ 3.1.2, CLREQ 3.1.6).
 */
import type { Cluster } from './clusters.ts';
import type { EmInk } from './faces.ts';

const OPENING = /^[（「『【〈《〔〖［｛“‘]$/u;
const CLOSING = /^[）」』】〉》〕〗］｝”’、。，．：；！？]$/u;
/** Ink of a sign that leaves its left or right half empty. em */
const RIGHT_HALF = 0.4;
const LEFT_HALF = 0.6;
const HALF = 0.5;

/** Whether the empty half before a sign may go; `inkOf` gives the ink of a cluster's glyph. */
export function tightens(
  before: Cluster | undefined,
  sign: Cluster,
  inkOf: (cluster: Cluster) => EmInk | undefined,
): boolean {
  if (OPENING.test(sign.text)) {
    const meets = before === undefined || OPENING.test(before.text) || CLOSING.test(before.text);
    return meets && (inkOf(sign)?.left ?? 0) >= RIGHT_HALF;
  }
  if (before === undefined || !CLOSING.test(before.text) || !isLeftHalf(inkOf(before))) return false;
  // A citation stands directly behind the ink of a full stop.
  return sign.cite !== undefined || (CLOSING.test(sign.text) && isLeftHalf(inkOf(sign)));
}

/** How far the second sign moves. em */
export const TIGHTENING: number = -HALF;

function isLeftHalf(ink: EmInk | undefined): boolean {
  return ink !== undefined && ink.right <= LEFT_HALF && ink.left < RIGHT_HALF;
}
