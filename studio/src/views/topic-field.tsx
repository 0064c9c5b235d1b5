/** The topic, with the library's topics offered while typing (the combobox pattern of ARIA). */
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import { suggest } from '../api/runs.ts';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';

/** Milliseconds without a key before the library is asked. */
const PAUSE_MS = 150;

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

interface TopicFieldProps {
  input: RefObject<HTMLInputElement | null>;
  error: string | undefined;
  onEdit(): void;
}

export function TopicField({ input, error, onEdit }: TopicFieldProps) {
  const { t } = useWords();
  const { draft } = useStores();
  const topic = draft((state) => state.topic);
  const change = draft((state) => state.change);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useSettled(topic.trim());
  const { data } = useQuery({
    queryKey: ['suggest', asked],
    queryFn: ({ signal }) => suggest(asked, signal),
    enabled: open && asked.length >= 2 && asked.length <= 100,
    // Suggestions are a convenience: without them the field works just as well.
    retry: false,
    staleTime: 60_000,
    // The last offers stay until the next are there: a list that comes and goes cannot be chosen from.
    placeholderData: (previous) => previous,
  });
  const offers = open && topic.trim().length >= 2 ? (data ?? []).filter((offer) => offer !== topic).slice(0, 5) : [];

  const choose = (offer: string) => {
    change({ topic: offer });
    setOpen(false);
    setActive(-1);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (offers.length === 0) {
        setOpen(true);
        return;
      }
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place more than there are offers: the typed text itself.
      setActive(((active + 1 + step + offers.length + 1) % (offers.length + 1)) - 1);
    } else if (event.key === 'Escape' && offers.length > 0) {
      event.stopPropagation();
      setOpen(false);
      setActive(-1);
    } else if (event.key === 'Enter') {
      // Without a choice the form goes off; offers that come after it would only be in the way.
      setOpen(false);
      if (offers[active] === undefined) return;
      event.preventDefault();
      choose(offers[active]);
    }
  };

  return (
    <div className="field topic">
      <label className="field-label" htmlFor={id}>
        {t('make.topic')}
      </label>
      <input
        ref={input}
        id={id}
        className="topic-input"
        data-testid="topic-input"
        type="text"
        // Empty, the hint goes the way of the page.
        dir={topic ? 'auto' : undefined}
        role="combobox"
        autoComplete="off"
        spellCheck
        aria-autocomplete="list"
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 && offers.length > 0 ? `${id}-${active}` : undefined}
        aria-invalid={error !== undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        placeholder={t('make.topicHint')}
        value={topic}
        onChange={(event) => {
          change({ topic: event.target.value });
          setOpen(true);
          setActive(-1);
          onEdit();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        className="offers"
        aria-label={t('make.suggestions')}
        hidden={offers.length === 0}
      >
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the input's
          <div
            key={offer}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="offer"
            dir="auto"
            // Before the blur of the input closes the list.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(offer)}
          >
            {offer}
          </div>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="field-error" role="alert" data-testid="error-message">
          {error}
        </p>
      ) : null}
    </div>
  );
}
