/** Putting entries in another order: by dragging, and by key. */
import { type DragEvent, type KeyboardEvent, useState } from 'react';

export interface Dragging {
  /** For the handle of an entry. */
  handle(id: string): { draggable: true; onDragStart(event: DragEvent): void; onDragEnd(): void };
  over(event: DragEvent, id: string): void;
  drop(event: DragEvent, index: number): void;
  classOf(id: string): string | undefined;
}

/** Entries of one list that are dragged by their handles. By keyboard, buttons do the same. */
export function useDragging(onMove: (id: string, to: number) => void): Dragging {
  const [dragged, setDragged] = useState<string>();
  const [target, setTarget] = useState<string>();
  const end = () => {
    setDragged(undefined);
    setTarget(undefined);
  };
  return {
    handle: (id) => ({
      draggable: true,
      onDragStart(event) {
        event.stopPropagation();
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        const row = event.currentTarget.closest('li');
        if (row) event.dataTransfer.setDragImage(row, 16, 16);
        setDragged(id);
      },
      onDragEnd: end,
    }),
    over(event, id) {
      if (dragged === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (target !== id) setTarget(id);
    },
    drop(event, index) {
      if (dragged === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      onMove(dragged, index);
      end();
    },
    classOf: (id) => (id === dragged ? 'is-dragged' : id === target ? 'is-target' : undefined),
  };
}

/** Alt with an arrow moves what has the focus. */
export function moveByKey(event: KeyboardEvent, move: (by: 1 | -1) => void): void {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
  event.preventDefault();
  event.stopPropagation();
  move(event.key === 'ArrowUp' ? -1 : 1);
}
