/** A labelled native select with a small picture of what is chosen. */
import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';

interface SelectFieldProps<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  onChange(value: T): void;
  testId: string;
  picture?: ReactNode;
  /** What an option says, where that is not its value. */
  textOf?: (value: T) => string;
  disabled?: boolean;
}

export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, value, options, onChange, testId, picture, textOf = (option) => option, disabled = false } = props;
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className={picture ? 'select has-picture' : 'select'}>
        {picture}
        <select
          id={id}
          data-testid={testId}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option === event.target.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {textOf(option)}
            </option>
          ))}
        </select>
        <Icon name="chevron" size={16} />
      </div>
    </div>
  );
}
