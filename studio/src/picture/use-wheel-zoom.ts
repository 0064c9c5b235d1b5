/**
 * Zooming by wheel or pinch. While it lasts the picture that is drawn already is only stretched, which costs no new drawing; once the
 * wheel rests, it is drawn sharply at its new size. Drawing a large poster anew for each event would show a few frames a second.
 */
import { type RefObject, useEffect, useRef } from 'react';
import { limitScale } from './zoom.ts';

/** Milliseconds without an event after which the wheel rests. */
const REST_MS = 140;
/** Pixels of wheel for a step by the factor e. */
const PACE = 300;

/** The sheet as stretched: its scale, and its upper left corner in pixels from that of the window. */
export interface Stretch {
  scale: number;
  left: number;
  top: number;
}

/** A stretch by `factor` that leaves the point at `x`, `y` where it is. */
export function stretchAt(stretch: Stretch, factor: number, x: number, y: number): Stretch {
  const scale = limitScale(stretch.scale * factor);
  const grown = scale / stretch.scale;
  return { scale, left: x - (x - stretch.left) * grown, top: y - (y - stretch.top) * grown };
}

/**
 * The first child of `view` is the sheet; it is marked `is-still` while its still stands for it. `scale` is that of its present size; `onRest` must give it the size of the stretch and
 * scroll its corner there.
 */
export function useWheelZoom(
  view: RefObject<HTMLElement | null>,
  scale: RefObject<number>,
  onRest: (stretch: Stretch) => void,
): void {
  const rest = useRef(onRest);
  rest.current = onRest;
  useEffect(() => {
    const element = view.current;
    if (!element) return;
    let start: Stretch | undefined;
    let now: Stretch | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sheet = () => element.firstElementChild as HTMLElement | null;
    const settle = () => {
      const held = sheet();
      if (held) held.style.transform = '';
      held?.classList.remove('is-still');
      if (now) rest.current(now);
      start = undefined;
      now = undefined;
    };
    // React listens to wheel events passively; this one must keep the page from zooming.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const held = sheet();
      if (!held) return;
      const frame = element.getBoundingClientRect();
      if (!start || !now) {
        const box = held.getBoundingClientRect();
        start = { scale: scale.current, left: box.left - frame.left, top: box.top - frame.top };
        now = start;
        if (held.querySelector('.sheet-still canvas')) held.classList.add('is-still');
      }
      now = stretchAt(now, Math.exp(-event.deltaY / PACE), event.clientX - frame.left, event.clientY - frame.top);
      held.style.transform = `translate(${now.left - start.left}px, ${now.top - start.top}px) scale(${now.scale / start.scale})`;
      clearTimeout(timer);
      timer = setTimeout(settle, REST_MS);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('wheel', onWheel);
    };
  }, [view, scale]);
}
