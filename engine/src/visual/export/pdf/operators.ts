/** PDF drawing operators as text (ISO 32000-1, 8.5). */
import type { Matrix, Segment } from '../shared/path.ts';

/** Short and never in exponent form, which PDF does not know. */
export function pdfNumber(value: number, decimals = 3): string {
  const text = value.toFixed(decimals);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}

export function pdfNumbers(values: readonly number[], decimals?: number): string {
  return values.map((value) => pdfNumber(value, decimals)).join(' ');
}

export function pathOperators(segments: readonly Segment[], decimals?: number): string {
  const parts = segments.map((segment) => {
    switch (segment.kind) {
      case 'move':
        return `${pdfNumbers([segment.x, segment.y], decimals)} m`;
      case 'line':
        return `${pdfNumbers([segment.x, segment.y], decimals)} l`;
      case 'curve':
        return `${pdfNumbers([segment.x1, segment.y1, segment.x2, segment.y2, segment.x, segment.y], decimals)} c`;
      default:
        return 'h';
    }
  });
  return parts.join('\n');
}

export function matrixOperator(matrix: Matrix): string {
  return `${pdfNumbers(matrix, 6)} cm`;
}
