/** Editing: the picture on one side, its outline with all texts on the other. Each finds its place in the other. */
import type { Spec } from '@hkm/engine/contract';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { ShownResult } from '../../api/result.ts';
import { withoutBlanks } from '../../edit/entries.ts';
import { createSession, isEdited, type SessionStore } from '../../edit/session.ts';
import { thingsOf } from '../../edit/things.ts';
import { useWords } from '../../i18n/index.ts';
import type { Lit, Picked } from '../../picture/lights.ts';
import { PictureView } from '../../picture/picture-view.tsx';
import { browserKeeper } from '../../state/storage.ts';
import type { Unkept } from '../result-view.tsx';
import { type Chosen, DeskContext, fieldId } from './desk-context.ts';
import { Editor } from './editor.tsx';
import { usePreview } from './use-preview.ts';
import '../../styles/edit.css';

interface EditDeskProps {
  base: ShownResult;
  spec: Spec;
  unkept: RefObject<Unkept | undefined>;
  keeping: boolean;
  onKeep(): void;
  onLeave(): void;
}

export function EditDesk({ base, spec, unkept, keeping, onKeep, onLeave }: EditDeskProps) {
  const { t } = useWords();
  const [session] = useState(() => createSession(base.id ?? '', spec, browserKeeper('localStorage')));
  const [chosen, setChosen] = useState<Chosen>();
  const [message, setMessage] = useState('');
  const [wanted, setWanted] = useState<string>();
  const [deletion, setDeletion] = useState<{ message: string; spec: Spec }>();
  const preview = usePreview(base, session);
  const refused = new Map(preview.error?.issues.map((issue) => [issue.path, issue.message]));
  const body = useRef<HTMLDivElement>(null);
  useUnkept(session, unkept);
  // Picture and texts together need the whole window.
  useEffect(() => {
    const calm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
    body.current?.scrollIntoView?.({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }, []);
  // The field is there only after its block has opened.
  useEffect(() => {
    if (wanted === undefined) return;
    document.getElementById(wanted)?.focus();
    setWanted(undefined);
  }, [wanted]);

  const onPick = (picked: Picked) => {
    const found = placeOf(session.getState().history.present.spec, preview.shown, picked);
    if (!found) return;
    setChosen(found.chosen);
    setWanted(found.field);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((!event.ctrlKey && !event.metaKey) || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('dialog')) return;
    const key = event.key.toLowerCase();
    const step = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : undefined;
    if (!step) return;
    // Fields would undo by themselves, letter by letter and only inside one of them.
    event.preventDefault();
    session.getState()[step]();
    setMessage(t(step === 'undo' ? 'edit.undone' : 'edit.redone'));
  };
  const desk = {
    session,
    shown: preview.shown,
    chosen,
    choose: setChosen,
    focus: setWanted,
    announce: setMessage,
    removed: (said: string) => {
      setMessage(said);
      setDeletion({ message: said, spec: session.getState().history.present.spec });
    },
    refused,
  };
  return (
    <DeskContext value={desk}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: undo and redo for every field inside */}
      <div ref={body} className="result-body is-editing" onKeyDown={onKeyDown}>
        <PictureView
          svg={preview.shown.svg}
          imageUrl={preview.shown.imageUrl}
          title={preview.shown.title}
          name={`e${base.id ?? ''}`}
          lit={litOf(session.getState().history.present.spec, preview.shown, chosen)}
          onPick={onPick}
        />
        <Editor preview={preview} deletion={deletion} keeping={keeping} onKeep={onKeep} onLeave={onLeave} />
      </div>
      <p className="hidden" role="status" data-testid="edit-announcement">
        {message}
      </p>
    </DeskContext>
  );
}

/** Lets the result page take along what is not kept when it renders again. */
function useUnkept(session: SessionStore, unkept: RefObject<Unkept | undefined>): void {
  useEffect(() => {
    unkept.current = {
      changes() {
        const { history, original } = session.getState();
        const { spec, checked } = history.present;
        return isEdited(history.present, original) ? { spec: withoutBlanks(spec), check: checked } : {};
      },
      forget: () => session.getState().forget(),
    };
    return () => {
      unkept.current = undefined;
    };
  }, [session, unkept]);
}

/** What of the picture belongs to what is chosen. */
function litOf(spec: Spec, shown: ShownResult, chosen: Chosen): Lit {
  if (chosen === undefined) return { claims: [] };
  if (chosen === 'title') {
    const texts = [spec.kicker, spec.title, spec.subtitle].filter((text) => text !== undefined);
    return { claims: [], texts, framed: true };
  }
  const block = shown.spec?.blocks.find(({ id }) => id === chosen.blockId);
  if (!block) return { claims: [] };
  const things = thingsOf(block).filter(({ id }) => chosen.thingId === undefined || id === chosen.thingId);
  const claims = things.flatMap(({ claimId }) => claimId ?? []);
  if (chosen.thingId !== undefined && claims.length > 0) return { claims };
  const texts = claims.length === 0 ? things.flatMap(({ fields }) => fields.map(({ value }) => value)) : [];
  return { claims, texts: [block.heading, ...texts].filter(Boolean), framed: true };
}

interface Found {
  chosen: Chosen;
  field: string;
}

/** Where the words of the picture are edited. */
function placeOf(spec: Spec, shown: ShownResult, { claim, text = '' }: Picked): Found | undefined {
  for (const part of ['kicker', 'title', 'subtitle'] as const) {
    if (claim === undefined && spec[part] !== undefined && same(spec[part], text))
      return { chosen: 'title', field: fieldId('title', undefined, part) };
  }
  const drawn = shown.spec?.blocks ?? [];
  for (const block of spec.blocks) {
    const last = drawn.find(({ id }) => id === block.id);
    for (const thing of thingsOf(block)) {
      const claimId = last && thingsOf(last).find(({ id }) => id === thing.id)?.claimId;
      const field = thing.fields.find(({ value }) => same(value, text));
      if (claim === undefined ? !field || thing.claimId !== undefined : claimId !== claim) continue;
      // An item that shares its claim is told by its words.
      const name = field?.name ?? thing.fields.find(({ form }) => form === 'text')?.name ?? 'label';
      return { chosen: { blockId: block.id, thingId: thing.id }, field: fieldId(block.id, thing.id, name) };
    }
    if (same(block.heading, text))
      return { chosen: { blockId: block.id }, field: fieldId(block.id, undefined, 'heading') };
  }
  return undefined;
}

function same(a: string, b: string): boolean {
  const plain = (words: string) => words.replace(/[\s\u00a0]+/g, ' ').trim();
  return plain(a) !== '' && plain(a) === plain(b);
}
