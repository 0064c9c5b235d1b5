/** The style sheet of the document: the page's own colours, three widths (phone, screen, paper). */
import type { PageSize } from '../../../contract/index.ts';
import { PAGE_FORMATS } from '../../page-format.ts';
import type { Scene } from '../../scene.ts';
import { contrastRatio, hexColor, mixColors, parseColor, type Rgb } from '../shared/color.ts';
import { textItems } from '../shared/walk.ts';
import type { EmbeddedFonts } from './fonts.ts';

/** Below this the positioned page would be too small to read. CSS pixels. */
const NARROW = 700;
const READABLE = 4.5;

/** Of a length in points; to a hundredth. */
function millimetres(points: number): number {
  return Math.round(points * (25.4 / 72) * 100) / 100;
}

interface Palette {
  ink: string;
  soft: string;
  accent: string;
  line: string;
  paper: string;
}

export function documentStyles(scene: Scene, fonts: EmbeddedFonts, size: PageSize): string {
  const { ink, soft, accent, line, paper } = paletteOf(scene);
  const { frame, points } = PAGE_FORMATS[size];
  const [paperWidth, paperHeight] = [points, (points / scene.width) * scene.height].map(millimetres);
  // a page made for a phone is read on one as it is
  const narrow =
    frame === 'strip'
      ? ''
      : `\n@media (max-width:${NARROW - 0.02}px){.picture,a.back{display:none}.reading{display:block}}`;
  return `
:root{--veil:${accent}2e;--u:calc(min(100vw,${scene.width}px)/${scene.width})}
*{box-sizing:border-box}
html{background:${paper};color:${ink};font:400 17px/1.55 ${fonts.regular};font-synthesis:none;-webkit-text-size-adjust:100%;overflow-wrap:anywhere;hyphens:auto}
body{margin:0}
a{color:inherit;text-underline-offset:.15em}
a:focus-visible{outline:3px solid ${accent};outline-offset:2px}
strong,h1,h2,h3,th,cite{font-family:${fonts.bold};font-weight:400;font-style:normal}
.picture{position:relative;width:calc(${scene.width}*var(--u));height:calc(${scene.height}*var(--u));margin:0 auto;overflow:hidden;background:${paper}}
.picture .shapes,.picture svg{position:absolute;inset:0;width:100%;height:100%}
.picture h1,.picture h2,.picture h3,.picture p{margin:0;font-weight:400}
.picture .l{position:absolute;hyphens:manual;white-space:pre;line-height:0}
.picture .l::before{content:"";display:inline-block;height:1em}
.picture .l span{line-height:0}
.picture sup{position:relative;vertical-align:baseline;line-height:0}
.picture sup a{padding:0;text-decoration:none}
.reading{display:none}
.reading,main>section{max-width:46rem;margin:0 auto;padding:1.5rem 1.25rem}
main>section{border-top:1px solid ${line}}
h1{font-size:1.9rem;line-height:1.15;margin:.2em 0 .4em}
h2{font-size:1.3rem;line-height:1.25;margin:1.2em 0 .5em}
h3{font-size:1.05rem;margin:1em 0 .4em}
.kicker{color:${accent};font-family:${fonts.bold};margin:0}
.subtitle{font-size:1.1rem;color:${soft};margin:0}
.notice{border-inline-start:.3em solid ${accent};padding:.4em .8em}
ul,ol{padding-inline-start:1.4em}
li{margin:.45em 0}
sup{font-size:.7em;line-height:0;unicode-bidi:isolate}
sup a{padding:.4em .2em}
table{border-collapse:collapse;width:100%}
caption{text-align:start;color:${soft}}
th,td{text-align:start;padding:.35em .2em;border-bottom:1px solid ${line}}
td{text-align:end}
.claims>li{margin:0;padding:.9em .5em;border-bottom:1px solid ${line}}
a.back{display:inline-block;min-width:24px;text-align:center;text-decoration:none}
.claims :is(.statement,.verdict){margin:.1em 0}
.verdict{font-size:.85em;color:${soft}}
.verdict::before{content:"\\2713\\a0"}
.verdict:is(.weak,.contradicted,.unsupported){color:${ink};font-family:${fonts.bold}}
.verdict.weak::before{content:"~\\a0"}
.verdict:is(.contradicted,.unsupported)::before{content:"!\\a0"}
figure{margin:.5em 0}
blockquote{margin:0;padding-inline-start:.8em;border-inline-start:.2em solid ${accent};color:${soft}}
figcaption{font-size:.85em;margin-top:.2em}
li:target{background:var(--veil)}
.sources{font-size:.9em}${narrow}
@page{margin:16mm}
@page picture{size:${paperWidth}mm ${paperHeight}mm;margin:0}
@media print{
:root{--u:calc(${paperWidth}mm/${scene.width})}
html{print-color-adjust:exact;-webkit-print-color-adjust:exact;font-size:10.5pt}
.picture{display:block;page:picture;break-after:page}
.reading,a.back{display:none}
.claims>li,.sources>li{break-inside:avoid}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}`;
}

/** The Scene's own colours for text on its page, where they can be read there. */
function paletteOf(scene: Scene): Palette {
  const paper = parseColor(scene.background) ?? [1, 1, 1];
  const onPaper = textItems(scene.items)
    .filter((item) => item.background.toLowerCase() === scene.background.toLowerCase())
    .flatMap((item) => {
      const color = parseColor(item.color);
      return color !== undefined && contrastRatio(color, paper) >= READABLE
        ? [{ role: item.role, heading: item.heading, color }]
        : [];
    });
  const black: Rgb = [0.07, 0.07, 0.07];
  const fallback: Rgb = contrastRatio(black, paper) >= READABLE ? black : [1, 1, 1];
  const ink = onPaper.find((item) => item.heading === 1)?.color ?? fallback;
  const accent = onPaper.find((item) => item.role === 'kicker')?.color ?? ink;
  const faded = mixColors(ink, paper, 0.25);
  const soft = contrastRatio(faded, paper) >= READABLE ? faded : ink;
  return {
    ink: css(ink),
    soft: css(soft),
    accent: css(accent),
    line: css(mixColors(ink, paper, 0.8)),
    paper: css(paper),
  };
}

function css(color: Rgb): string {
  return `#${hexColor(color).toLowerCase()}`;
}
