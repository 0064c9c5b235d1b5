/** The picture in its window, with zoom, pan, and the chosen claim lit up. */
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { findLit, frameOf, type Light, type Lit, lightOf, type Picked, pickedAt } from './lights.ts';
import { cleanSvg } from './sanitize.ts';
import { useStill } from './still.ts';
import { useZoom } from './use-zoom.ts';
import type { Size } from './zoom.ts';
import type { ZoomLink } from './zoom-link.ts';

interface PictureViewProps {
  svg: string | undefined;
  imageUrl: string | undefined;
  title: string;
  /** Tells the ids of this picture from those of others on the page. */
  name: string;
  lit: Lit;
  onPick(picked: Picked): void;
  /** Tells this picture from another on the page, for those who do not see it. */
  region?: string;
  /** Another picture that is zoomed and moved along. */
  link?: ZoomLink;
}

export function PictureView({ svg, imageUrl, title, name, lit, onPick, region, link }: PictureViewProps) {
  const { t, number } = useWords();
  const view = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [imageSize, setImageSize] = useState<Size>({ width: 1080, height: 1528 });
  const [lights, setLights] = useState<Light[]>([]);
  const picture = useMemo(() => (svg ? cleanSvg(svg, `${name.replace(/\W/g, '')}-`) : undefined), [svg, name]);
  const size = picture ?? imageSize;
  const zoom = useZoom(view, size, link);
  const litKey = JSON.stringify(lit);
  const still = useStill(picture);

  // Another explainer begins at its top; the same one in another look stays where it was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: by its title
  useEffect(() => {
    if (view.current) view.current.scrollTop = 0;
  }, [title]);

  useLayoutEffect(() => {
    const holder = sheet.current?.querySelector('.sheet-drawing');
    if (holder && picture) holder.replaceChildren(picture.element);
  }, [picture]);

  useEffect(() => {
    const wanted = JSON.parse(litKey) as Lit;
    const found = picture ? findLit(picture.element, wanted) : [];
    const whole = sheet.current;
    const single = whole ? found.map((element) => lightOf(element, whole)) : [];
    setLights(wanted.framed ? frameOf(single) : single);
    bringIntoView(view.current, found[0]);
  }, [litKey, picture]);

  const onClick = (event: MouseEvent) => {
    if (zoom.dragged()) return;
    const root = picture?.element;
    onPick(root ? pickedAt(root, event.target, { x: event.clientX, y: event.clientY }) : {});
  };

  return (
    <div className="picture">
      <div className="zoom-bar">
        <button
          type="button"
          className="button-icon"
          aria-label={t('zoom.out')}
          title={`${t('zoom.out')} (−)`}
          onClick={zoom.zoomOut}
        >
          <Icon name="minus" />
        </button>
        <output className="zoom-value" dir="ltr" data-testid="zoom-value">
          {number(Math.round(zoom.scale * 100))} %
        </output>
        <button
          type="button"
          className="button-icon"
          aria-label={t('zoom.in')}
          title={`${t('zoom.in')} (+)`}
          onClick={zoom.zoomIn}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="button-icon"
          aria-pressed={zoom.mode === 'width'}
          aria-label={t('zoom.fit')}
          title={`${t('zoom.fit')} (0)`}
          onClick={() => zoom.fit('width')}
        >
          <Icon name="fit" />
        </button>
        <button
          type="button"
          className="button-icon"
          aria-pressed={zoom.mode === 'whole'}
          aria-label={t('zoom.whole')}
          title={t('zoom.whole')}
          onClick={() => zoom.fit('whole')}
        >
          <Icon name="whole" />
        </button>
        <button
          type="button"
          className="button-icon"
          aria-label={t('zoom.full')}
          title={`${t('zoom.full')} (1)`}
          onClick={zoom.full}
        >
          <Icon name="full" />
        </button>
      </div>
      <section
        ref={view}
        className="picture-window"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={region === undefined ? t('zoom.region') : `${region}: ${t('zoom.region')}`}
        dir="ltr"
        // Whoever is about to zoom comes here first.
        onPointerEnter={still.prepare}
        {...zoom.handlers}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the list of claims is the keyboard's way to the same */}
        <div
          ref={sheet}
          className="sheet"
          data-testid="result-image"
          style={{ width: size.width * zoom.scale, height: size.height * zoom.scale }}
          onClick={onClick}
        >
          {picture ? <div className="sheet-drawing" /> : null}
          {picture ? <div ref={still.holder} className="sheet-still" aria-hidden="true" /> : null}
          {!picture && imageUrl ? (
            <img
              src={imageUrl}
              alt={title}
              draggable={false}
              onLoad={({ currentTarget }) =>
                setImageSize({ width: currentTarget.naturalWidth || 1080, height: currentTarget.naturalHeight || 1528 })
              }
            />
          ) : null}
          {!picture && !imageUrl ? <p className="sheet-nothing">{t('result.noPicture')}</p> : null}
          {lights.map((light) => (
            <span
              key={`${light.left} ${light.top}`}
              className={lit.framed ? 'light is-frame' : 'light'}
              data-testid="claim-light"
              style={{
                left: `${light.left}%`,
                top: `${light.top}%`,
                width: `${light.width}%`,
                height: `${light.height}%`,
              }}
            />
          ))}
        </div>
      </section>
    </div>
  );
}

/** Scrolls the window only, never the page, and only when the element is out of sight. */
function bringIntoView(view: HTMLElement | null, element: Element | undefined): void {
  if (!view || !element || typeof view.scrollTo !== 'function') return;
  const box = element.getBoundingClientRect();
  const frame = view.getBoundingClientRect();
  const outside = box.top < frame.top || box.bottom > frame.bottom || box.left < frame.left || box.right > frame.right;
  if (!outside) return;
  const calm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  view.scrollTo({
    left: view.scrollLeft + box.left - frame.left - Math.max(0, (frame.width - box.width) / 2),
    top: view.scrollTop + box.top - frame.top - Math.max(0, (frame.height - box.height) / 2),
    behavior: calm ? 'auto' : 'smooth',
  });
}
