/** Declarations of single elements, gathered into one style sheet: no style attribute, so the policy can forbid them. */
export class StyleSheet {
  readonly #classes = new Map<string, string>();
  readonly #rules = new Set<string>();

  /** Class name for these declarations; the same declarations get the same name. */
  classFor(declarations: string): string {
    const known = this.#classes.get(declarations);
    if (known !== undefined) return known;
    const name = `s${this.#classes.size.toString(36)}`;
    this.#classes.set(declarations, name);
    return name;
  }

  add(rule: string): void {
    this.#rules.add(rule);
  }

  get css(): string {
    const classes = [...this.#classes].map(([declarations, name]) => `.${name}{${declarations}}`);
    return [...classes, ...this.#rules].join('\n');
  }
}

/** A length of the Scene: `--u` is how large its pixel is on the screen. */
export function length(pixels: number): string {
  return `calc(${Math.round(pixels * 100) / 100}*var(--u))`;
}
