/** Small pictures of the choices: what a format looks like on the page, what a style feels like, how high a level is. */
import type { ComplexityLevel, Language, OutputFormat, PageSize, VisualStyle } from '@hkm/engine/contract';
import type { ReactNode } from 'react';
import { LEVELS } from '../values.ts';

const FORMAT_SHAPES: Record<OutputFormat, string> = {
  Infographic: 'M3 3h18v5H3zM3 10.5h8v4H3zM13 10.5h8v4h-8zM3 17h18v4H3z',
  Timeline: 'M3 11.2h18v1.6H3zM5 4h5v5H5zM11 15h5v5h-5zM16 4h5v5h-5z',
  Process: 'M2 8h5.5v8H2zM9.3 8h5.4v8H9.3zM16.5 8H22v8h-5.5zM7.5 11.3h2v1.4h-2zM14.5 11.3h2v1.4h-2z',
  Comparison: 'M3 3h8v18H3zM13 3h8v4h-8zM13 9h8v12h-8z',
  'Mind Map':
    'M9 9h6v6H9zM2 3h5v4H2zM17 3h5v4h-5zM2 17h5v4H2zM17 17h5v4h-5zM6 6l4 4-1 1-4-4zM18 6l-4 4 1 1 4-4zM6 18l4-4-1-1-4 4zM18 18l-4-4 1-1 4 4z',
  'Concept Map':
    'M8 2h8v5H8zM2 16h8v5H2zM14 16h8v5h-8zM11.3 7h1.4v5h-1.4zM5.5 11.3h13v1.4h-13zM5.3 12h1.4v4H5.3zM17.3 12h1.4v4h-1.4z',
  'Cheat Sheet':
    'M3 3h5.3v8H3zM9.4 3h5.3v5H9.4zM15.7 3H21v11h-5.3zM3 12h5.3v9H3zM9.4 9.2h5.3V21H9.4zM15.7 15.2H21V21h-5.3z',
  'Slide Deck': 'M5 3h14v2H5zM3.5 6h17v2h-17zM2 9h20v12H2z',
};

export function FormatGlyph({ format }: { format: OutputFormat }) {
  return (
    <Frame>
      <path className="glyph-shape" d={FORMAT_SHAPES[format]} />
    </Frame>
  );
}

/** Ground, main and accent colour of a style, and what sits on it. */
const STYLE_ART: Record<VisualStyle, ReactNode> = {
  'Standard Scientific': art(
    '#f3ecdf',
    <>
      <path fill="#1c4b9b" d="M12 4h9v9h-9z" />
      <circle cx="7.5" cy="7.5" r="4" fill="#c8281e" />
      <path fill="#17191c" d="M3 15h18v2.5H3zM3 19h11v2H3z" />
    </>,
  ),
  Minimalist: art(
    '#ffffff',
    <>
      <path fill="#17191c" d="M4 6h9v1.2H4zM4 16h16v.8H4zM4 18.5h12v.8H4z" />
      <circle cx="17" cy="9" r="2.2" fill="#c8281e" />
    </>,
  ),
  Photorealistic: art(
    '#7fa8c4',
    <>
      <circle cx="17" cy="7" r="3" fill="#fff3c4" />
      <path fill="#35566b" d="m0 18 7-8 6 6 4-4 7 7v5H0z" />
      <path fill="#23402f" d="M0 20c8-4 16 1 24-2v6H0z" />
    </>,
  ),
  'Graphic Novel': art(
    '#ffd23f',
    <>
      <path fill="#17191c" d="M2 2h9v12H2zM13 2h9v7h-9zM13 11h9v11h-9zM2 16h9v6H2z" />
      <path fill="#c8281e" d="M4 4h5v8H4z" />
      <path fill="#fff" d="M15 13h5v4h-5z" />
    </>,
  ),
  'Vintage Lithograph': art(
    '#e6d3ab',
    <>
      <circle cx="12" cy="12" r="7.5" fill="none" stroke="#5b3a1e" strokeWidth="1" />
      <path d="M12 5v14M5 12h14M7 7l10 10M17 7 7 17" stroke="#5b3a1e" strokeWidth=".7" />
      <circle cx="12" cy="12" r="2.6" fill="#8a3b22" />
    </>,
  ),
  'Cyberpunk HUD': art(
    '#0b0f24',
    <>
      <path d="M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5" fill="none" stroke="#22e0e6" strokeWidth="1.5" />
      <circle cx="12" cy="12" r="4.5" fill="none" stroke="#ff3da5" strokeWidth="1.5" />
    </>,
  ),
  '3D Isometric': art(
    '#dfe8f4',
    <>
      <path fill="#5a86d6" d="M12 4l8 4.5-8 4.5-8-4.5z" />
      <path fill="#24509f" d="M4 8.5l8 4.5v8l-8-4.5z" />
      <path fill="#3a69bd" d="M20 8.5l-8 4.5v8l8-4.5z" />
    </>,
  ),
  'Technical Blueprint': art(
    '#0d3a70',
    <>
      <path d="M0 8h24M0 16h24M8 0v24M16 0v24" stroke="#3d679c" strokeWidth=".6" />
      <path d="M5 18V9l7-4 7 4v9z" fill="none" stroke="#fff" strokeWidth="1.3" />
      <circle cx="12" cy="12.5" r="2.5" fill="none" stroke="#ffc94a" strokeWidth="1.3" />
    </>,
  ),
};

function art(ground: string, shapes: ReactNode): ReactNode {
  return (
    <>
      <rect width="24" height="24" rx="3" fill={ground} />
      {shapes}
    </>
  );
}

export function StyleGlyph({ style }: { style: VisualStyle }) {
  return <Frame>{STYLE_ART[style]}</Frame>;
}

export function LevelGlyph({ level }: { level: ComplexityLevel }) {
  const height = LEVELS.indexOf(level);
  return (
    <Frame>
      {LEVELS.map((name, step) => (
        <rect
          key={name}
          className={step <= height ? 'glyph-shape' : 'glyph-faint'}
          x={2.5 + step * 5}
          y={16 - step * 4}
          width="4"
          height={5 + step * 4}
        />
      ))}
    </Frame>
  );
}

const LETTERS: Record<Language, string> = {
  English: 'A',
  Spanish: 'Ñ',
  French: 'É',
  German: 'ß',
  Mandarin: '文',
  Japanese: 'あ',
  Hindi: 'अ',
  Arabic: 'ع',
  Portuguese: 'Ã',
  Russian: 'Я',
};

export function LanguageGlyph({ language }: { language: Language }) {
  return (
    <span className="glyph glyph-letter" aria-hidden="true">
      {LETTERS[language]}
    </span>
  );
}

/** Outline of the page, and what stands on it: on a 24 x 24 grid, to scale with each other. */
const SIZE_SHAPES: Record<PageSize, { page: string; words: string }> = {
  Poster: {
    page: 'M5.5 1h13v22h-13z',
    words: 'M8 4h8v2H8zM8 8h3.5v5H8zM12.5 8H16v5h-3.5zM8 15h8v1.4H8zM8 18h6v1.4H8z',
  },
  A4: { page: 'M5 3.5h14v19.8H5z', words: 'M7.5 6.5h9v2h-9zM7.5 10.5h4v4.5h-4zM12.5 10.5h4v4.5h-4zM7.5 17h9v1.4h-9z' },
  Wide: { page: 'M1 5.5h22v13H1z', words: 'M3.5 8h8v2h-8zM3.5 12h4.5v4H3.5zM9.5 12H14v4H9.5zM15.5 12H20v4h-4.5z' },
  Phone: { page: 'M7 1h10v22H7z', words: 'M9 4h6v1.6H9zM9 7.5h6v4H9zM9 13h6v1.4H9zM9 16h6v1.4H9z' },
};

export function SizeGlyph({ size }: { size: PageSize }) {
  const { page, words } = SIZE_SHAPES[size];
  return (
    <Frame>
      <path className="glyph-page" d={page} />
      <path className="glyph-shape" d={words} />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <svg className="glyph" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
