/** How much a passage speaks of what its chapter speaks of: computed once, when the library is built. */

/** Terms of the passages of one chapter; `frequency` says in how many of `modules` modules of the library a term occurs. */
export interface ChapterTerms {
  passages: readonly (readonly string[])[];
  frequency: ReadonlyMap<string, number>;
  modules: number;
}

/** Per passage 0 to 1, the most central of the chapter having 1: nearness of its words to the mean of all passages. */
export function centralities({ passages, frequency, modules }: ChapterTerms): number[] {
  const vectors = passages.map((terms) => weigh(terms, frequency, modules));
  const mean = new Map<string, number>();
  for (const vector of vectors) {
    for (const [term, weight] of vector) mean.set(term, (mean.get(term) ?? 0) + weight);
  }
  const nearness = vectors.map((vector) => {
    let product = 0;
    for (const [term, weight] of vector) product += weight * (mean.get(term) ?? 0);
    return product;
  });
  const highest = Math.max(...nearness, Number.MIN_VALUE);
  return nearness.map((value) => Math.round((100 * value) / highest) / 100);
}

/** A vector of length 1: a term weighs more the more often it comes and the fewer modules hold it. */
function weigh(terms: readonly string[], frequency: ReadonlyMap<string, number>, modules: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  let square = 0;
  for (const [term, count] of counts) {
    const weight = Math.log(1 + count) * Math.log(1 + modules / (frequency.get(term) ?? 1));
    counts.set(term, weight);
    square += weight * weight;
  }
  const length = Math.sqrt(square) || 1;
  for (const [term, weight] of counts) counts.set(term, weight / length);
  return counts;
}
