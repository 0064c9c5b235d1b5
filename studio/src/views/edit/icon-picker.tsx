/** The icon of an entry: the server's index, searched by a word and shown as pictures. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type IconShape, namedIcons, searchIcons } from '../../api/icons.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Icon } from '../../components/icon.tsx';
import { type Place, setIcon } from '../../edit/edits.ts';
import { useWords } from '../../i18n/index.ts';
import { useFailure } from '../use-failure.ts';
import { useDesk } from './desk-context.ts';

/** Choices that are no icon. */
const PLAIN = ['automatic', 'numeral', 'none'] as const;

interface IconButtonProps {
  place: Place;
  icon: string | undefined;
  name: string;
}

export function IconButton({ place, icon, name }: IconButtonProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const label = t('icon.choose', { name });
  return (
    <>
      <button
        type="button"
        className="icon-button"
        data-testid="icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <IconNow icon={icon} />
      </button>
      {open ? <IconDialog place={place} icon={icon} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function IconNow({ icon }: { icon: string | undefined }) {
  const named = icon !== undefined && icon !== 'numeral' && icon !== 'none';
  const { data } = useQuery({
    queryKey: ['icon', icon],
    queryFn: ({ signal }) => namedIcons([icon ?? ''], signal),
    enabled: named,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (icon === 'numeral') return <span aria-hidden="true">1</span>;
  if (icon === 'none') return <span aria-hidden="true">–</span>;
  const [shape] = data ?? [];
  return shape ? <Shape shape={shape} /> : <Icon name="shapes" size={20} />;
}

function IconDialog({ place, icon, name, onClose }: IconButtonProps & { onClose(): void }) {
  const { t } = useWords();
  const failure = useFailure();
  const { session } = useDesk();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['icons', query],
    queryFn: ({ signal }) => searchIcons(query, signal),
    enabled: query !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const choose = (chosen: string | undefined) => {
    session.getState().edit((spec) => setIcon(spec, place, chosen));
    onClose();
  };
  return (
    <Dialog title={t('icon.title')} testId="icon-dialog" size="small" onClose={onClose}>
      <p className="field-hint" dir="auto">
        {name}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere */}
      <div className="chips" role="group" aria-label={t('icon.title')}>
        {PLAIN.map((plain) => (
          <button
            key={plain}
            type="button"
            className="chip"
            data-testid={`icon-${plain}`}
            aria-pressed={(icon ?? 'automatic') === plain}
            onClick={() => choose(plain === 'automatic' ? undefined : plain)}
          >
            {t(`icon.${plain}`)}
          </button>
        ))}
      </div>
      <div className="search icon-search">
        <Icon name="search" size={18} />
        <input
          type="search"
          data-testid="icon-search"
          aria-label={t('icon.search')}
          placeholder={t('icon.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <p role="status" className={found.isError ? 'field-error' : 'field-hint'}>
        {found.isError ? t('icon.failed', { reason: failure(found.error) }) : ''}
        {query === '' ? t('icon.hint') : ''}
        {found.data?.length === 0 ? t('icon.nothing') : ''}
      </p>
      <ul className="icon-grid">
        {(query === '' ? [] : (found.data ?? [])).map((shape) => (
          <li key={shape.name}>
            <button
              type="button"
              data-testid="icon-choice"
              aria-pressed={shape.name === icon}
              aria-label={spoken(shape.name)}
              title={spoken(shape.name)}
              onClick={() => choose(shape.name)}
            >
              <Shape shape={shape} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const spoken = (name: string) => name.replace(/^tabler-/, '').replaceAll('-', ' ');

function Shape({ shape }: { shape: IconShape }) {
  return (
    <svg className="shape" width={24} height={24} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shape.nodes.map(({ tag: Tag, attributes }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of an icon do not change
        <Tag key={index} {...attributes} />
      ))}
    </svg>
  );
}
