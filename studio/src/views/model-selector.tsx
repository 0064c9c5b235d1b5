/** Which text and image model is wished for: each a button that says what is chosen and opens the list. */
import { useEffect, useId, useRef, useState } from 'react';
import type { ModelType } from '../api/models.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { badgeOf, findModel, nameOfChoice } from '../state/models.ts';
import { ModelDropdown } from './model-dropdown.tsx';
import { useModels } from './use-models.ts';

const FIELD = { text: 'textModel', image: 'imageModel' } as const;

export function ModelSelector() {
  const { draft } = useStores();
  const advancedOpen = draft((state) => state.advancedOpen);
  const [open, setOpen] = useState<ModelType>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(undefined);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);
  return (
    <div className="models" data-testid="model-selector" ref={box}>
      {(['text', 'image'] as const).map((type) => (
        <ModelField
          key={type}
          type={type}
          wanted={advancedOpen}
          open={open === type}
          onOpen={(isOpen) => setOpen(isOpen ? type : undefined)}
        />
      ))}
    </div>
  );
}

interface ModelFieldProps {
  type: ModelType;
  /** false: nobody sees it, so the server need not be asked. */
  wanted: boolean;
  open: boolean;
  onOpen(open: boolean): void;
}

function ModelField({ type, wanted, open, onOpen }: ModelFieldProps) {
  const words = useWords();
  const { t, number } = words;
  const { draft } = useStores();
  const choice = draft((state) => state[FIELD[type]]);
  const privacy = draft((state) => state.privacy);
  const change = draft((state) => state.change);
  const { data: models = [] } = useModels(wanted);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const model = findModel(models, choice);
  // Left to the server: its own composer and pencil where nothing else is there.
  const ready = models.filter((candidate) => candidate.type === type && candidate.isAvailable).length;
  const badge = choice === '' ? 'model.builtin' : badgeOf(model);
  const close = () => {
    onOpen(false);
    button.current?.focus();
  };
  return (
    <div className="field model-field">
      <p className="field-label" aria-hidden="true">
        {t(`model.${type}`)}
      </p>
      <button
        ref={button}
        type="button"
        className="model-button"
        data-testid={`${type}-model-selector`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        onClick={() => onOpen(!open)}
      >
        <span className="hidden">{t(`model.${type}`)}: </span>
        <bdi className="model-chosen" data-testid={`selected-${type}-model`}>
          {nameOfChoice(choice, models, words)}
        </bdi>
        <span className={`badge is-${badge.slice(6)}`} data-testid={`${type}-model-badge`}>
          {choice === '' && ready > 1 ? t('model.readyCount', { count: number(ready) }) : t(badge)}
        </span>
        <Icon name="chevron" size={16} />
      </button>
      {open ? (
        <ModelDropdown
          id={`${id}-list`}
          type={type}
          choice={choice}
          onChoose={(key) => {
            change({ [FIELD[type]]: key });
            close();
          }}
          onClose={close}
        />
      ) : null}
      {model && !model.isAvailable ? <p className="field-hint">{t('model.standIn')}</p> : null}
      {model?.isAvailable && !model.isLocal && privacy ? <p className="field-hint">{t('model.private')}</p> : null}
    </div>
  );
}
