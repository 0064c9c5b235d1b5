/** Six small compositions for the example topics, drawn for HKM: flat shapes on a strict grid, 240 x 150. */
import type { ReactNode } from 'react';

const INK = '#10222e';
const BLUE = '#1c4b9b';
const RED = '#c8281e';
const YELLOW = '#ffd23f';
const PAPER = '#f3ecdf';
const BRASS = '#b79a3c';
const GREEN = '#1f6b52';

export type ArtName = 'blackHoles' | 'blackDeath' | 'acids' | 'revolution' | 'bacteria' | 'newton';

const ART: Record<ArtName, ReactNode> = {
  blackHoles: (
    <>
      <path fill={INK} d="M0 0h240v150H0z" />
      <g fill="none" strokeWidth="5" strokeLinecap="round">
        <path stroke={YELLOW} d="M24 75a96 30 0 0 1 192 0" />
        <path stroke={BRASS} d="M46 75a74 22 0 0 1 148 0" />
      </g>
      <circle cx="120" cy="75" r="44" fill="#000" />
      <circle cx="120" cy="75" r="45" fill="none" stroke={PAPER} strokeWidth="3" />
      <g fill="none" strokeWidth="5" strokeLinecap="round">
        <path stroke={YELLOW} d="M24 75a96 30 0 0 0 192 0" />
        <path stroke={BRASS} d="M46 75a74 22 0 0 0 148 0" />
      </g>
      <g fill={PAPER}>
        <circle cx="30" cy="26" r="2" />
        <circle cx="204" cy="22" r="2.5" />
        <circle cx="66" cy="128" r="2" />
        <circle cx="222" cy="122" r="1.5" />
        <circle cx="176" cy="136" r="2" />
      </g>
    </>
  ),
  blackDeath: (
    <>
      <path fill={RED} d="M0 0h240v150H0z" />
      <path fill={INK} d="M0 104h240v46H0z" />
      <path fill={PAPER} d="M88 98h76l-14 22h-48zM124 18h4v80h-4z" />
      <path fill={YELLOW} d="M128 24c26 6 36 30 26 54h-26z" />
      <path fill={PAPER} d="M122 30c-20 8-28 28-24 50h24z" />
      <path fill="none" stroke={PAPER} strokeWidth="3" strokeDasharray="2 9" strokeLinecap="round" d="M14 134h212" />
      <circle cx="44" cy="134" r="6" fill={YELLOW} />
      <circle cx="196" cy="134" r="6" fill={YELLOW} />
    </>
  ),
  acids: (
    <>
      <path fill={PAPER} d="M0 0h240v150H0z" />
      <path fill={RED} d="M0 0h60v150H0z" />
      <path fill={YELLOW} d="M60 0h60v150H60z" />
      <path fill={GREEN} d="M120 0h60v150h-60z" />
      <path fill={BLUE} d="M180 0h60v150h-60z" />
      <path fill={PAPER} d="M104 22h32v6h-5v26l31 56a8 8 0 0 1-7 12H85a8 8 0 0 1-7-12l31-56V28h-5z" />
      <path fill={INK} d="M97 84h46l14 26a3 3 0 0 1-3 5H86a3 3 0 0 1-3-5z" />
      <circle cx="112" cy="98" r="5" fill={PAPER} />
      <circle cx="128" cy="104" r="3.5" fill={PAPER} />
      <circle cx="121" cy="70" r="4" fill={INK} />
    </>
  ),
  revolution: (
    <>
      <path fill={BLUE} d="M0 0h80v150H0z" />
      <path fill={PAPER} d="M80 0h80v150H80z" />
      <path fill={RED} d="M160 0h80v150h-80z" />
      <path fill={INK} d="M60 62h120v60H60z" />
      <path
        fill={INK}
        d="M54 52h14v70H54zM172 52h14v70h-14zM88 44h14v30H88zM138 44h14v30h-14zM50 46h22v8H50zM168 46h22v8h-22zM84 38h22v8H84zM134 38h22v8h-22z"
      />
      <path fill={YELLOW} d="M108 122V96a12 12 0 0 1 24 0v26z" />
      <path fill={PAPER} d="M56 66h10v12H56zM174 66h10v12h-10z" />
      <path fill={INK} d="M20 122h200v6H20z" />
      <path fill={YELLOW} d="M118 12h3v32h-3zM121 12h22l-6 6 6 6h-22z" />
    </>
  ),
  bacteria: (
    <>
      <path fill={GREEN} d="M0 0h240v150H0z" />
      <g transform="rotate(-18 118 74)">
        <rect x="58" y="46" width="124" height="58" rx="29" fill={YELLOW} />
        <rect x="66" y="54" width="108" height="42" rx="21" fill={PAPER} />
        <path
          fill="none"
          stroke={RED}
          strokeWidth="5"
          strokeLinecap="round"
          d="M92 76c6-14 16-14 20 0s14 14 20 0 12-10 18 0"
        />
        <circle cx="86" cy="64" r="3" fill={GREEN} />
        <circle cx="152" cy="86" r="3" fill={GREEN} />
        <circle cx="126" cy="62" r="3" fill={GREEN} />
        <path
          fill="none"
          stroke={YELLOW}
          strokeWidth="4"
          strokeLinecap="round"
          d="M182 75c8-12 14-12 20 0s12 12 20 0M58 75c-8-12-14-12-20 0s-12 12-20 0"
        />
      </g>
      <circle cx="42" cy="30" r="12" fill="none" stroke={PAPER} strokeWidth="4" />
      <circle cx="204" cy="122" r="8" fill={PAPER} />
    </>
  ),
  newton: (
    <>
      <path fill={YELLOW} d="M0 0h240v150H0z" />
      <path fill={INK} d="M0 116h240v34H0z" />
      <circle cx="82" cy="78" r="38" fill={BLUE} />
      <circle cx="158" cy="78" r="38" fill={RED} />
      <path fill={PAPER} d="M30 70h44v-10l20 18-20 18V86H30z" transform="rotate(180 62 78)" />
      <path fill={PAPER} d="M146 70h44v-10l20 18-20 18V86h-44z" />
      <path fill={INK} d="M117 26h6v24h-6zM98 32l5-4 12 18-5 4zM142 32l-5-4-12 18 5 4z" />
    </>
  ),
};

export function ExampleArt({ name }: { name: ArtName }) {
  return (
    <svg
      className="example-art"
      viewBox="0 0 240 150"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {ART[name]}
    </svg>
  );
}
