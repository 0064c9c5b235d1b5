/** The icons that a person may choose from. */
import { type IconNode, type IconSet, loadIcons } from '../visual/icons/index.ts';

export interface IconShape {
  name: string;
  /** Shapes on a 24 x 24 grid, to be stroked: tag name and attributes. */
  nodes: readonly IconNode[];
}

export interface IconSearch {
  /** Best first; none for an empty query. */
  search(query: string, limit: number): IconShape[];
  /** Those of the names that there are, in their order. */
  named(names: readonly string[]): IconShape[];
}

/** The file is read with the first question (some 10 ms). Errors: `internal` where it cannot be read. */
export function createIconSearch(load: () => IconSet = loadIcons): IconSearch {
  let loaded: IconSet | undefined;
  const icons = (): IconSet => {
    loaded ??= load();
    return loaded;
  };
  const shapes = (names: readonly string[]): IconShape[] =>
    names.flatMap((name) => {
      const nodes = icons().nodes(name);
      return nodes === undefined ? [] : [{ name, nodes }];
    });
  return { search: (query, limit) => shapes(icons().search(query, limit)), named: shapes };
}
