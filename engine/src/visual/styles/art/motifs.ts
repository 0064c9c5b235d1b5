/**
 * The kit of hero art: plain figures in a square of 100 x 100, made of areas, cut-outs and lines. Each style gives them
 * its own colours and weights. They set a mood and say nothing: no numbers, labels or scales.
 */
import {
  arc,
  circle,
  curve,
  ellipse,
  onCircle,
  type Point,
  polygon,
  polyline,
  rect,
  regular,
  starShape,
} from './geometry.ts';

/**
 * `area`: a filled figure; `cut`: shows what lies below the figure; `line`: a stroke of a width in the same units;
 * `groove`: a line across an area, such as the veins of a leaf.
 */
export interface Shape {
  kind: 'area' | 'cut' | 'line' | 'groove';
  d: string;
  /** 0 is the figure's main colour, 1 its second. */
  tone?: 0 | 1;
  width?: number;
}

const area = (d: string, tone: 0 | 1 = 0): Shape => ({ kind: 'area', d, tone });
const cut = (d: string): Shape => ({ kind: 'cut', d });
const line = (d: string, width = 4, tone: 0 | 1 = 0): Shape => ({ kind: 'line', d, width, tone });
const groove = (points: readonly Point[], width = 2.4): Shape => ({ kind: 'groove', d: polyline(points), width });
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const leafShape = 'M12 88A92 92 0 0 1 88 12A92 92 0 0 1 12 88Z';
const drop = 'M50 10C64 34 78 48 78 64A28 28 0 0 1 22 64C22 48 36 34 50 10Z';
const crescent = 'M62 16A36 36 0 1 0 84 66A30 30 0 0 1 62 16Z';

// biome-ignore format: a table of figures
export const MOTIFS = {
  sun: [area(circle(50, 50, 24)), ...times(12, (i) => line(polyline([onCircle(50, 50, 32, i * 30), onCircle(50, 50, 42, i * 30)]), 4.5))],
  disc: [area(circle(50, 50, 35))],
  orbit: [line(ellipse(50, 50, 42, 16, -24), 2.6), line(ellipse(50, 50, 30, 11, -24), 2.6), area(circle(50, 50, 12)), area(circle(88, 36, 6), 1), area(circle(24, 56, 4), 1)],
  planet: [area(circle(50, 50, 25)), line(ellipse(50, 50, 44, 12, -22), 4, 1)],
  blackhole: [...times(4, (i) => line(arc(50, 50, 20 + i * 8, 150 + i * 34, 420 + i * 22), 4.4 - i * 0.7, i % 2 === 0 ? 0 : 1)), area(circle(50, 50, 13))],
  galaxy: [area(circle(50, 50, 8)), ...times(3, (i) => line(polyline(times(22, (j): Point => onCircle(50, 50, 11 + j * 1.55, i * 120 + j * 11))), 4.6 - i * 0.6, i === 1 ? 1 : 0))],
  comet: [area(circle(70, 32, 13)), ...times(4, (i) => line(polyline([[59 - i * 2, 36 + i * 4], [16 + i * 8, 68 + i * 7]]), 4, i % 2 === 0 ? 0 : 1))],
  moon: [area(crescent)],
  star: [area(starShape(50, 52, 40, 16, 5))],
  spark: [area(starShape(50, 50, 42, 11, 4)), area(starShape(78, 22, 12, 3.5, 4), 1)],
  rays: [...times(4, (i) => line(arc(0, 100, 25 + i * 25, -90, 0), 6))],
  wave: [...times(4, (i) => line(curve(6, 94, 44, (x) => 26 + i * 16 + 8 * Math.sin((x / 88) * Math.PI * 4)), 4.5, i % 2 === 0 ? 0 : 1))],
  pulse: [line(curve(4, 96, 80, (x) => 50 + 36 * Math.exp(-(((x - 50) / 24) ** 2)) * Math.sin((x - 50) / 3.4)), 3.6)],
  atom: [...times(3, (i) => line(ellipse(50, 50, 42, 15, i * 60), 3)), area(circle(50, 50, 8)), area(circle(...onCircle(50, 50, 42, 60), 4.5), 1), area(circle(...onCircle(50, 50, 42, 180), 4.5), 1)],
  leaf: [area(leafShape), groove([[7, 93], [76, 24]], 2.8), ...times(4, (i) => groove([[27 + i * 13, 73 - i * 13], [27 + i * 13 - 2, 53 - i * 10]])), ...times(4, (i) => groove([[27 + i * 13, 73 - i * 13], [47 + i * 10, 75 - i * 13]]))],
  sprout: [area('M50 56A34 34 0 0 1 16 22A34 34 0 0 1 50 56Z'), area('M50 46A32 32 0 0 1 82 14A32 32 0 0 1 50 46Z', 1), line(polyline([[50, 46], [50, 90]]), 5)],
  wheat: [line(polyline([[50, 40], [50, 92]]), 4), ...times(4, (i) => area(ellipse(40, 26 + i * 14, 9, 4.6, 50), 0)), ...times(4, (i) => area(ellipse(60, 26 + i * 14, 9, 4.6, -50), 1)), area(ellipse(50, 14, 9, 4.6, 90))],
  tree: [line(polyline([[50, 62], [50, 92]]), 7, 1), area('M50 8A22 22 0 0 1 71 24A20 20 0 0 1 76 62H24A20 20 0 0 1 29 24A22 22 0 0 1 50 8Z'), groove([[50, 62], [50, 34]], 3), groove([[50, 50], [62, 38]], 2.6), groove([[50, 56], [37, 44]], 2.6)],
  hexagon: [area(regular(50, 50, 36, 6)), cut(regular(50, 50, 20, 6))],
  lattice: [...([[50, 50], [50, 14.6], [50, 85.4], [19.4, 32.3], [80.6, 32.3], [19.4, 67.7], [80.6, 67.7]] as const).map(([x, y], i) => line(regular(x, y, 17, 6, 0), 3.4, i === 0 ? 1 : 0))],
  molecule: [line(polyline([[24, 66], [50, 44], [76, 62]]), 4), line(polyline([[50, 44], [52, 16]]), 4), area(circle(50, 44, 15)), area(circle(22, 68, 10), 1), area(circle(78, 64, 10), 1), area(circle(52, 15, 8), 1)],
  crystal: [area(polygon([[50, 8], [80, 34], [68, 88], [32, 88], [20, 34]])), groove([[20, 34], [80, 34]]), groove([[50, 8], [38, 34], [50, 88]]), groove([[50, 8], [62, 34], [50, 88]])],
  flask: [area('M40 10H60V38L84 82A8 8 0 0 1 77 92H23A8 8 0 0 1 16 82L40 38Z'), groove([[31, 58], [69, 58]], 3), { kind: 'cut', d: circle(44, 76, 4.4) }, { kind: 'cut', d: circle(58, 70, 3) }],
  flame: [area('M52 8C60 30 82 42 80 66A30 28 0 0 1 20 66C20 50 32 46 34 30C42 36 44 42 44 48C52 40 56 24 52 8Z'), area('M52 50C60 60 64 66 62 76A13 13 0 0 1 37 76C38 66 48 62 52 50Z', 1)],
  drop: [area(drop), { kind: 'cut', d: 'M34 64A17 17 0 0 0 50 80L50 85A22 22 0 0 1 29 64Z' }],
  bolt: [area(polygon([[58, 6], [22, 56], [47, 56], [40, 94], [78, 40], [52, 40]]))],
  magnet: [...times(3, (i) => line(arc(50, 58, 16 + i * 13, 180, 360), 5, i % 2 === 0 ? 0 : 1)), area(rect(18, 58, 14, 24)), area(rect(68, 58, 14, 24), 1)],
  lens: [area('M50 12A62 62 0 0 1 50 88A62 62 0 0 1 50 12Z'), line(polyline([[6, 32], [50, 32], [94, 54]]), 3, 1), line(polyline([[6, 68], [50, 68], [94, 46]]), 3, 1)],
  prism: [area(polygon([[50, 16], [86, 80], [14, 80]])), line(polyline([[2, 62], [34, 48]]), 4, 1), ...times(3, (i) => line(polyline([[66, 48], [98, 50 + i * 9]]), 3.2, 1))],
  pendulum: [line(polyline([[18, 10], [82, 10]]), 5), line(polyline([[50, 10], [72, 70]]), 3), area(circle(73, 74, 14)), line(arc(50, 10, 66, 60, 120), 2.4, 1)],
  gear: [area(polygon(times(8, (i): Point[] => [onCircle(50, 50, 29, i * 45 - 14), onCircle(50, 50, 41, i * 45 - 9), onCircle(50, 50, 41, i * 45 + 9), onCircle(50, 50, 29, i * 45 + 14)]).flat())), cut(circle(50, 50, 12))],
  cell: [area(ellipse(50, 50, 40, 33, -14)), cut(circle(42, 48, 15)), area(circle(42, 48, 9), 1), cut(circle(68, 42, 5)), cut(circle(66, 60, 6.5)), cut(circle(52, 70, 4))],
  bacterium: [area('M30 34H62A18 18 0 0 1 62 70H30A18 18 0 0 1 30 34Z'), line(curve(78, 98, 20, (x) => 52 + 6 * Math.sin((x - 78) / 2.6)), 3, 1), line(curve(2, 14, 14, (x) => 52 + 5 * Math.sin(x / 2)), 3, 1), cut(ellipse(36, 52, 6, 4)), cut(ellipse(52, 46, 6, 4)), cut(ellipse(60, 58, 5, 4))],
  virus: [...times(12, (i) => line(polyline([onCircle(50, 50, 22, i * 30), onCircle(50, 50, 36, i * 30)]), 3)), ...times(12, (i) => area(circle(...onCircle(50, 50, 38, i * 30), 4), i % 2 === 0 ? 0 : 1)), area(circle(50, 50, 25)), cut(circle(42, 44, 5)), cut(circle(58, 54, 6))],
  helix: [...times(8, (i) => line(polyline([[50 + 24 * Math.sin((i * 11 + 11) / 14), 8 + i * 11 + 3], [50 - 24 * Math.sin((i * 11 + 11) / 14), 8 + i * 11 + 3]]), 2.6, 1)), line(polyline(times(41, (i): Point => [50 + 24 * Math.sin((i * 2.2 + 4) / 14), 6 + i * 2.2])), 5), line(polyline(times(41, (i): Point => [50 - 24 * Math.sin((i * 2.2 + 4) / 14), 6 + i * 2.2])), 5)],
  mountain: [area(polygon([[4, 86], [40, 22], [64, 62], [76, 46], [97, 86]])), area(polygon([[40, 22], [50, 40], [43, 45], [38, 38], [32, 45], [28.5, 42]]), 1)],
  volcano: [area(polygon([[8, 90], [38, 40], [62, 40], [92, 90]])), area('M38 40H62L56 54L50 47L44 56Z', 1), area(circle(50, 26, 7), 1), area(circle(62, 16, 5)), area(circle(40, 13, 4))],
  globe: [line(circle(50, 50, 38), 4), line(ellipse(50, 50, 16, 38), 3, 1), line(polyline([[12, 50], [88, 50]]), 3, 1), line(polyline([[18, 30], [82, 30]]), 3, 1), line(polyline([[18, 70], [82, 70]]), 3, 1)],
  column: [area(rect(18, 14, 64, 9)), area(rect(25, 27, 9, 50)), area(rect(39, 27, 9, 50), 1), area(rect(53, 27, 9, 50)), area(rect(67, 27, 9, 50), 1), area(rect(16, 80, 68, 9))],
  temple: [area(polygon([[50, 12], [90, 38], [10, 38]])), ...times(4, (i) => area(rect(18 + i * 18, 43, 10, 36), i % 2 === 0 ? 0 : 1)), area(rect(10, 83, 80, 8))],
  castle: [area(polygon([[14, 90], [14, 30], [24, 30], [24, 40], [34, 40], [34, 30], [45, 30], [45, 40], [55, 40], [55, 30], [66, 30], [66, 40], [76, 40], [76, 30], [86, 30], [86, 90]])), cut('M41 90V68A9 9 0 0 1 59 68V90Z'), area(polygon([[50, 8], [70, 15], [50, 22]]), 1), line(polyline([[50, 8], [50, 34]]), 2.4)],
  pyramid: [area(polygon([[44, 22], [88, 84], [4, 84]])), area(polygon([[44, 22], [88, 84], [56, 84]]), 1), area(circle(82, 22, 9), 1)],
  ship: [area('M10 66H90L78 88H22Z'), area(polygon([[47, 10], [47, 60], [14, 60]]), 1), area(polygon([[53, 18], [53, 60], [84, 60]]))],
  bridge: [line(polyline([[2, 64], [98, 64]]), 6), line(polyline([[28, 20], [28, 90]]), 5), line(polyline([[72, 20], [72, 90]]), 5), line(curve(28, 72, 20, (x) => 58 - 36 * ((x - 50) / 22) ** 2), 3, 1), line(polyline([[2, 58], [28, 22]]), 3, 1), line(polyline([[72, 22], [98, 58]]), 3, 1)],
  arches: [area('M6 90V44A19 19 0 0 1 44 44V90Z'), area('M56 90V44A19 19 0 0 1 94 44V90Z'), cut('M16 90V46A9 9 0 0 1 34 46V90Z'), cut('M66 90V46A9 9 0 0 1 84 46V90Z'), area(rect(4, 10, 92, 9), 1)],
  crown: [area(polygon([[12, 76], [12, 30], [32, 50], [50, 20], [68, 50], [88, 30], [88, 76]])), area(rect(12, 80, 76, 8), 1), area(circle(50, 15, 5), 1)],
  shield: [area('M14 14H86V48C86 70 68 84 50 92C32 84 14 70 14 48Z'), area('M50 14H86V48C86 70 68 84 50 92Z', 1)],
  swords: [area(polygon([[14, 10], [21, 12], [75, 70], [70, 75], [12, 21]])), area(polygon([[86, 10], [79, 12], [25, 70], [30, 75], [88, 21]]), 1), line(polyline([[60, 84], [84, 60]]), 5), line(polyline([[40, 84], [16, 60]]), 5, 1), line(polyline([[74, 74], [88, 88]]), 6), line(polyline([[26, 74], [12, 88]]), 6, 1)],
  flag: [line(polyline([[22, 8], [22, 94]]), 5), area('M25 12C44 2 58 24 84 13V54C58 65 44 43 25 53Z'), area('M25 25C44 15 58 37 84 26V40C58 51 44 29 25 39Z', 1)],
  scroll: [area(rect(22, 12, 56, 76)), ...times(5, (i) => groove([[32, 26 + i * 12], [i === 4 ? 54 : 68, 26 + i * 12]], 3.6)), area(circle(22, 82, 7), 1), area(circle(78, 18, 7), 1)],
  book: [area(polygon([[8, 22], [48, 30], [48, 84], [8, 76]])), area(polygon([[92, 22], [52, 30], [52, 84], [92, 76]]), 1)],
  wheel: [line(circle(50, 50, 38), 7), ...times(4, (i) => line(polyline([onCircle(50, 50, 36, i * 45), onCircle(50, 50, 36, i * 45 + 180)]), 3.4, 1)), area(circle(50, 50, 9))],
  factory: [area(polygon([[8, 90], [8, 48], [32, 34], [32, 48], [56, 34], [56, 48], [92, 48], [92, 90]])), area(rect(70, 14, 12, 32), 1), cut(rect(18, 62, 12, 10)), cut(rect(40, 62, 12, 10)), cut(rect(62, 62, 12, 10))],
  brain: [area('M48 16A18 18 0 0 0 20 34A18 18 0 0 0 18 62A18 18 0 0 0 48 82Z'), area('M52 16A18 18 0 0 1 80 34A18 18 0 0 1 82 62A18 18 0 0 1 52 82Z', 1)],
  eye: [area('M6 50A52 52 0 0 1 94 50A52 52 0 0 1 6 50Z'), cut(circle(50, 50, 20)), area(circle(50, 50, 13), 1)],
  heart: [area('M50 88C18 64 10 48 10 36A20 20 0 0 1 50 30A20 20 0 0 1 90 36C90 48 82 64 50 88Z')],
  people: [...times(3, (i) => area(circle(22 + i * 28, 34, 9), i === 1 ? 1 : 0)), ...times(3, (i) => area(`M${8 + i * 28} 84V64A14 14 0 0 1 ${36 + i * 28} 64V84Z`, i === 1 ? 1 : 0))],
  rocket: [area('M50 6C66 20 70 40 66 66H34C30 40 34 20 50 6Z'), cut(circle(50, 36, 8)), area(polygon([[34, 54], [20, 74], [34, 70]]), 1), area(polygon([[66, 54], [80, 74], [66, 70]]), 1), area(polygon([[42, 70], [58, 70], [50, 94]]), 1)],
  clouds: [area('M24 74A17 17 0 0 1 26 40A25 25 0 0 1 74 36A19 19 0 0 1 78 74Z')],
  snow: [...times(6, (i) => line(polyline([[50, 50], onCircle(50, 50, 40, i * 60)]), 4)), ...times(6, (i) => line(polyline([onCircle(50, 50, 36, i * 60 - 14), onCircle(50, 50, 24, i * 60), onCircle(50, 50, 36, i * 60 + 14)]), 3, 1))],
  coil: [...times(6, (i) => line(ellipse(18 + i * 13, 50, 8, 26), 3.6, i % 2 === 0 ? 0 : 1)), line(polyline([[0, 50], [12, 50]]), 3.6), line(polyline([[90, 50], [100, 50]]), 3.6)],
  // figures without a meaning, for all else
  quarter: [area('M0 0H100A100 100 0 0 1 0 100Z')],
  halves: [area('M0 50A50 50 0 0 1 100 50Z'), area('M0 100A50 50 0 0 1 100 100Z', 1)],
  rings: [...times(4, (i) => line(circle(50, 50, 10 + i * 11), 5, i % 2 === 0 ? 0 : 1))],
  dots: [...times(16, (i) => area(circle(17 + (i % 4) * 22, 17 + Math.floor(i / 4) * 22, 6), (i + Math.floor(i / 4)) % 2 === 0 ? 0 : 1))],
  stairs: [area(polygon([[0, 100], [0, 75], [25, 75], [25, 50], [50, 50], [50, 25], [75, 25], [75, 0], [100, 0], [100, 100]]))],
  petals: [area('M50 50A50 50 0 0 1 0 0A50 50 0 0 1 50 50Z'), area('M50 50A50 50 0 0 1 100 100A50 50 0 0 1 50 50Z'), area('M50 50A50 50 0 0 1 100 0A50 50 0 0 1 50 50Z', 1), area('M50 50A50 50 0 0 1 0 100A50 50 0 0 1 50 50Z', 1)],
} as const satisfies Record<string, readonly Shape[]>;

export type MotifName = keyof typeof MOTIFS;

/** Motifs without a meaning. */
export const ABSTRACT: readonly MotifName[] = [
  'quarter',
  'halves',
  'rings',
  'dots',
  'stairs',
  'petals',
  'rays',
  'disc',
];

export function shapesOf(name: MotifName): readonly Shape[] {
  return MOTIFS[name];
}
