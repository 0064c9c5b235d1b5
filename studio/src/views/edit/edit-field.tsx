/** One text of the picture. It grows with what is written; letters typed one after another are one step of undo. */

import type { Spec } from '@hkm/engine/contract';
import { type InputHTMLAttributes, type KeyboardEvent, useState } from 'react';
import { useDesk } from './desk-context.ts';

interface EditFieldProps {
  id: string;
  label: string;
  value: string;
  form: 'line' | 'text' | 'number';
  /** Path in the Spec, as the server names it when it refuses. */
  path: string;
  /** Words that change what is said: an earlier check no longer counts. */
  touched?: string;
  onEdit(spec: Spec, value: string): Spec;
  onEnter(): void;
}

export function EditField({ id, label, value, form, path, touched, onEdit, onEnter }: EditFieldProps) {
  const { session, refused } = useDesk();
  const reason = refused.get(path);
  const { edit, settle } = session.getState();
  const shared = {
    id,
    dir: 'auto' as const,
    placeholder: label,
    'aria-invalid': reason !== undefined,
    'aria-describedby': reason === undefined ? undefined : `${id}/reason`,
    onFocus: onEnter,
    onBlur: settle,
    // A line break would be a space in the picture.
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') event.preventDefault();
    },
  };
  const onChange = (typed: string) =>
    edit((spec) => onEdit(spec, typed.replace(/\n/g, ' ')), {
      field: id,
      ...(touched === undefined ? {} : { touched }),
    });
  return (
    <div className={`edit-field is-${form}`}>
      <label htmlFor={id}>{label}</label>
      {form === 'number' ? (
        <NumberInput {...shared} value={value} onType={onChange} />
      ) : (
        <textarea {...shared} rows={1} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
      {reason === undefined ? null : (
        <p className="field-error" id={`${id}/reason`}>
          {reason}
        </p>
      )}
    </div>
  );
}

interface NumberInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value'> {
  value: string;
  onType(typed: string): void;
}

/** Shows what is typed while it is no number yet, and the number as soon as it is another. */
function NumberInput({ value, onType, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState(value);
  const number = typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.'));
  const isTyping = Number.isNaN(number) || number === Number(value);
  return (
    <input
      {...rest}
      type="text"
      inputMode="decimal"
      value={isTyping ? typed : value}
      onChange={(event) => {
        setTyped(event.target.value);
        onType(event.target.value);
      }}
    />
  );
}
