/** The list of keys, and the keys themselves. */
import { useEffect, useRef } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { type MessageKey, useWords } from '../i18n/index.ts';

const ROWS: readonly { keys: readonly string[]; text: MessageKey }[] = [
  { keys: ['/'], text: 'shortcuts.topic' },
  { keys: ['Enter'], text: 'shortcuts.generate' },
  { keys: ['J', 'K'], text: 'shortcuts.claims' },
  { keys: ['+', '−'], text: 'shortcuts.zoom' },
  { keys: ['0', '1'], text: 'shortcuts.fit' },
  { keys: ['E'], text: 'shortcuts.edit' },
  { keys: ['Ctrl Z', 'Ctrl ⇧ Z'], text: 'shortcuts.undo' },
  { keys: ['Alt ↑', 'Alt ↓'], text: 'shortcuts.move' },
  { keys: ['H'], text: 'shortcuts.history' },
  { keys: ['B'], text: 'shortcuts.batches' },
  { keys: [','], text: 'shortcuts.settings' },
  { keys: ['?'], text: 'shortcuts.help' },
  { keys: ['Esc'], text: 'shortcuts.escape' },
];

export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('shortcuts.title')} testId="shortcuts" size="small" onClose={onClose}>
      <dl className="keys">
        {ROWS.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Single keys work only where nothing is typed and no window is open. */
export function useShortcuts(actions: Record<string, () => void>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      const typing = target?.closest('input, select, textarea, [contenteditable]') && event.key !== 'Escape';
      if (typing || document.querySelector('dialog[open]')) return;
      const action = latest.current[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
