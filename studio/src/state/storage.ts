/** Keeps small things in the browser; a browser that refuses (private mode, full) costs the memory, never the page. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readKept(keeper: Keeper | undefined, key: string): unknown {
  try {
    const kept = keeper?.getItem(key);
    return kept ? (JSON.parse(kept) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** false: it could not be kept. */
export function keep(keeper: Keeper | undefined, key: string, value: unknown): boolean {
  try {
    if (value === undefined) keeper?.removeItem(key);
    else keeper?.setItem(key, JSON.stringify(value));
    return keeper !== undefined;
  } catch {
    return false;
  }
}

/** The browser's storage of that kind, where it may be used: the mere access can throw. */
export function browserKeeper(kind: 'localStorage' | 'sessionStorage'): Keeper | undefined {
  try {
    return window[kind];
  } catch {
    return undefined;
  }
}
