/** Zoom and pan of a scrolling window: the browser scrolls, this sets the size of what is inside. */
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useWheelZoom } from './use-wheel-zoom.ts';
import { fitScale, limitScale, type Size, scrollFor, stepScale, type ZoomMode } from './zoom.ts';
import type { Member, ZoomLink } from './zoom-link.ts';

export interface Zoom {
  scale: number;
  mode: ZoomMode;
  zoomIn(): void;
  zoomOut(): void;
  fit(mode: 'width' | 'whole'): void;
  full(): void;
  /** For the scrolling window. */
  handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(event: PointerEvent): void;
  };
  /** true right after a drag: the click that ends it is not a choice. */
  dragged(): boolean;
}

/** Pixels that a pointer may move and still click. */
const CLICK_SLACK = 4;

/** `link`: the windows of other pictures that go along. */
export function useZoom(view: RefObject<HTMLElement | null>, picture: Size, link?: ZoomLink): Zoom {
  const [mode, setMode] = useState<ZoomMode>('width');
  const [free, setFree] = useState(1);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const drag = useRef<{ x: number; y: number; left: number; top: number; moved: boolean } | undefined>(undefined);
  const moved = useRef(false);
  /** Set before a change of scale: where to scroll after it. */
  const corner = useRef<{ left: number; top: number } | undefined>(undefined);
  const scale = mode === 'free' ? free : fitScale(mode, picture, size);
  const latest = useRef(scale);
  latest.current = scale;

  useEffect(() => {
    const element = view.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [view]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolled once the new scale has been laid out
  useLayoutEffect(() => {
    const element = view.current;
    const place = corner.current;
    corner.current = undefined;
    if (!element || !place) return;
    element.scrollLeft = place.left;
    element.scrollTop = place.top;
  }, [scale, view]);

  const member = useLinked(view, link, (wanted, next) => {
    setFree(next);
    setMode(wanted);
  });

  const zoomTo = useCallback(
    (wanted: number) => {
      const element = view.current;
      const next = limitScale(wanted);
      const [from, left, top] = [latest.current, element?.scrollLeft ?? 0, element?.scrollTop ?? 0];
      // The middle of the window stays where it is.
      corner.current = {
        left: scrollFor(left, (element?.clientWidth ?? 0) / 2, from, next),
        top: scrollFor(top, (element?.clientHeight ?? 0) / 2, from, next),
      };
      setFree(next);
      setMode('free');
      link?.zoom(member, 'free', next);
    },
    [view, link, member],
  );

  useWheelZoom(view, latest, ({ scale: next, left, top }) => {
    corner.current = { left: -left, top: -top };
    setFree(next);
    setMode('free');
    link?.zoom(member, 'free', next);
  });

  const zoom = {
    scale,
    mode,
    zoomIn: () => zoomTo(stepScale(scale, 1)),
    zoomOut: () => zoomTo(stepScale(scale, -1)),
    fit: (wanted: 'width' | 'whole') => {
      setMode(wanted);
      link?.zoom(member, wanted, latest.current);
    },
    full: () => zoomTo(1),
    dragged: () => moved.current,
  };
  return {
    ...zoom,
    handlers: {
      onKeyDown: (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const action = {
          '+': zoom.zoomIn,
          '=': zoom.zoomIn,
          '-': zoom.zoomOut,
          '0': () => zoom.fit('width'),
          '1': zoom.full,
        }[event.key];
        if (!action) return;
        event.preventDefault();
        action();
      },
      onPointerDown: (event) => {
        moved.current = false;
        const element = view.current;
        // Fingers scroll by themselves.
        if (!element || event.pointerType !== 'mouse' || event.button !== 0) return;
        drag.current = {
          x: event.clientX,
          y: event.clientY,
          left: element.scrollLeft,
          top: element.scrollTop,
          moved: false,
        };
      },
      onPointerMove: (event) => {
        const element = view.current;
        if (!drag.current || !element) return;
        const right = event.clientX - drag.current.x;
        const down = event.clientY - drag.current.y;
        if (!drag.current.moved && Math.hypot(right, down) < CLICK_SLACK) return;
        if (!drag.current.moved) element.setPointerCapture(event.pointerId);
        drag.current.moved = true;
        moved.current = true;
        element.scrollLeft = drag.current.left - right;
        element.scrollTop = drag.current.top - down;
      },
      onPointerUp: () => {
        drag.current = undefined;
      },
    },
  };
}

/** Takes part in the link: follows the others, and tells them where this window was scrolled to. */
function useLinked(view: RefObject<HTMLElement | null>, link: ZoomLink | undefined, follow: Member['zoom']): Member {
  const latest = useRef(follow);
  latest.current = follow;
  const followed = useRef(false);
  const [member] = useState<Member>(() => ({
    zoom: (mode, scale) => latest.current(mode, scale),
    scroll(x, y) {
      const element = view.current;
      if (!element) return;
      const left = x * (element.scrollWidth - element.clientWidth);
      const top = y * (element.scrollHeight - element.clientHeight);
      // Nothing that moves, no event to wait for.
      if (Math.abs(left - element.scrollLeft) < 1 && Math.abs(top - element.scrollTop) < 1) return;
      followed.current = true;
      element.scrollTo({ left, top, behavior: 'instant' });
    },
  }));
  useEffect(() => {
    const element = view.current;
    if (!element || !link) return;
    const leave = link.join(member);
    const onScroll = () => {
      // What followed another window must not lead it in turn.
      if (followed.current) {
        followed.current = false;
        return;
      }
      const share = (part: number, way: number) => (way > 0 ? part / way : 0);
      link.scroll(
        member,
        share(element.scrollLeft, element.scrollWidth - element.clientWidth),
        share(element.scrollTop, element.scrollHeight - element.clientHeight),
      );
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      leave();
    };
  }, [view, link, member]);
  return member;
}
