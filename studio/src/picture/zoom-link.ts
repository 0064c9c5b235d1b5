/** Ties the windows of two pictures together: what one zooms or moves, the other does too. */
import type { ZoomMode } from './zoom.ts';

/** How a picture is seen; `x` and `y` are shares of the way that it can be scrolled, 0 to 1. */
export interface Member {
  zoom(mode: ZoomMode, scale: number): void;
  scroll(x: number, y: number): void;
}

export interface ZoomLink {
  /** Gives the way out. */
  join(member: Member): () => void;
  zoom(from: Member, mode: ZoomMode, scale: number): void;
  scroll(from: Member, x: number, y: number): void;
}

export function createZoomLink(): ZoomLink {
  const members = new Set<Member>();
  const others = (from: Member) => [...members].filter((member) => member !== from);
  return {
    join(member) {
      members.add(member);
      return () => void members.delete(member);
    },
    zoom(from, mode, scale) {
      for (const member of others(from)) member.zoom(mode, scale);
    },
    scroll(from, x, y) {
      for (const member of others(from)) member.scroll(x, y);
    },
  };
}
