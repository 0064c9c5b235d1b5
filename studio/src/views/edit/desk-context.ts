/** What every part of the editor needs: the session, the last picture, what is chosen, and whom to tell. */
import { createContext, useContext } from 'react';
import type { ShownResult } from '../../api/result.ts';
import type { Place } from '../../edit/edits.ts';
import type { SessionStore } from '../../edit/session.ts';

/** The block (or the title) that is open, and the thing in it that was last entered. */
export type Chosen = Place | 'title' | undefined;

export interface Desk {
  session: SessionStore;
  shown: ShownResult;
  chosen: Chosen;
  choose(chosen: Chosen): void;
  /** Puts the cursor into a field, as soon as it is there. */
  focus(fieldId: string): void;
  /** Says something to those who do not see it. */
  announce(message: string): void;
  /** Says that something was deleted, and offers to take that back. */
  removed(message: string): void;
  /** Paths that the server refused, as `spec.blocks.0.items.1.text`, with the reason. */
  refused: ReadonlyMap<string, string>;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk needs a DeskContext above it');
  return desk;
}

/** The element id of a field, so that a click in the picture finds it. */
export function fieldId(blockId: string, thingId: string | undefined, name: string): string {
  return ['edit', blockId, thingId ?? '', name].join('/');
}
