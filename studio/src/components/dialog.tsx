/** A modal window on the platform's own `<dialog>`: focus stays inside, Escape closes, focus returns where it was. */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
  testId?: string;
  size?: 'small' | 'large' | 'wide';
}

export function Dialog({ title, onClose, children, testId, size = 'large' }: DialogProps) {
  const { t } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the element leaves the page: only then does the platform give the focus back to where it was.
  useLayoutEffect(() => {
    const element = box.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click on the backdrop doubles Escape and the close button
    <dialog
      ref={box}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === box.current && onClose()}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="button-icon" aria-label={t('action.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
