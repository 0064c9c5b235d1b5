/** The page's own line icons, 20 x 20, one stroke width. Decorative: the control carries the name. */
const PATHS = {
  alert: 'M10 3 18 17H2ZM10 8.2v4M10 14.4v.2',
  arrowDown: 'M10 3v14M4.5 11.5 10 17l5.5-5.5',
  arrowUp: 'M10 17V3M4.5 8.5 10 3l5.5 5.5',
  check: 'M3.5 10.5 8 15l8.5-10',
  chevron: 'M5 7.5 10 12.5l5-5',
  clock: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 5.8V10l3 2.2',
  close: 'M4.5 4.5l11 11M15.5 4.5l-11 11',
  columns: 'M3 3.5h6v13H3ZM11 3.5h6v13h-6Z',
  document: 'M5 2.5h6.5L15.5 6.5v11h-10.5ZM11.2 2.8v4h4M7.6 10.5h5M7.6 13.5h5',
  download: 'M10 3v9.5M5.8 8.6 10 12.8l4.2-4.2M3.5 16.8h13',
  eye: 'M1.8 10C3.8 6.4 6.7 4.6 10 4.6s6.2 1.8 8.2 5.4c-2 3.6-4.9 5.4-8.2 5.4S3.8 13.6 1.8 10ZM10 7.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8Z',
  eyeOff:
    'M3 3l14 14M8 4.9A8 8 0 0 1 10 4.6c3.3 0 6.2 1.8 8.2 5.4a14 14 0 0 1-2.3 3.1M12.9 14.9a8 8 0 0 1-2.9.5c-3.3 0-6.2-1.8-8.2-5.4a13.5 13.5 0 0 1 3.4-4',
  fit: 'M3 3v14M17 3v14M6 10h8M8 7.6 5.8 10 8 12.4M12 7.6 14.2 10 12 12.4',
  full: 'M3.5 6V3.5H6M14 3.5h2.5V6M16.5 14v2.5H14M6 16.5H3.5V14M7 7v6M10 8v.2M10 12v.2M13 7v6',
  grip: 'M7.5 4.5v.2M12.5 4.5v.2M7.5 10v.2M12.5 10v.2M7.5 15.5v.2M12.5 15.5v.2',
  keyboard: 'M2.5 5.5h15v9h-15ZM5.5 8.5h.2M8.5 8.5h.2M11.5 8.5h.2M14.5 8.5h.2M6.5 11.8h7',
  layers: 'M10 2.8 17.5 7 10 11.2 2.5 7ZM3.4 10.4 10 14.1l6.6-3.7M3.4 13.6 10 17.3l6.6-3.7',
  lock: 'M4.5 9h11v8h-11ZM6.8 9V6.5a3.2 3.2 0 0 1 6.4 0V9',
  minus: 'M4 10h12',
  moon: 'M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z',
  pencil: 'M3.5 16.5l1-4L13.2 3.8l3 3-8.7 8.7ZM11.4 5.6l3 3',
  plus: 'M4 10h12M10 4v12',
  print: 'M6 7V2.8h8V7M6 14.5H3V7h14v7.5h-3M6 12h8v5.2H6Z',
  pulse: 'M2 10.5h4l2.2-6 3.6 11 2.2-5h4',
  redo: 'M16.5 8H8a4.5 4.5 0 0 0 0 9h3M12.8 4.3 16.5 8l-3.7 3.7',
  refresh: 'M16 10a6 6 0 1 1-1.8-4.3M16.2 2.8v3.6h-3.6',
  search: 'M8.8 3.3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM12.9 12.9l4 4',
  shapes: 'M3 11.5h6v6H3ZM14 11a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM10 2.5l4 6H6Z',
  shield: 'M10 2.5 16.5 5v5c0 3.6-2.6 6.2-6.5 7.5C6.1 16.2 3.5 13.6 3.5 10V5Z',
  sliders: 'M3 6h7M14 6h3M12 3.8v4.4M3 14h3M10 14h7M8 11.8v4.4',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM10 1.8v1.8M10 16.4v1.8M1.8 10h1.8M16.4 10h1.8M4.2 4.2l1.3 1.3M14.5 14.5l1.3 1.3M15.8 4.2l-1.3 1.3M5.5 14.5l-1.3 1.3',
  system: 'M10 2.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM10 2.5v15M12 5h2.8M12 8h4.8M12 11h4.8M12 14h3',
  trash: 'M3.5 5.5h13M8 5.2V3h4v2.2M5.2 5.8l.8 11.2h8l.8-11.2M8.4 8.8v5M11.6 8.8v5',
  undo: 'M3.5 8H12a4.5 4.5 0 0 1 0 9H9M7.2 4.3 3.5 8l3.7 3.7',
  unlock: 'M4.5 9h11v8h-11ZM6.8 9V6.5a3.2 3.2 0 0 1 6.1-1.3',
  upload: 'M10 13V3.5M5.8 7.4 10 3.2l4.2 4.2M3.5 16.8h13',
  whole: 'M3 6.2V3h3.2M13.8 3H17v3.2M17 13.8V17h-3.2M6.2 17H3v-3.2M6.5 6.5h7v7h-7Z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
