/** A choice of a few, side by side: radio buttons under the hood. */
import { useId } from 'react';

interface SegmentsProps<T extends string> {
  /** Read out, not shown. */
  label: string;
  value: T;
  options: readonly { value: T; text: string }[];
  onChange(value: T): void;
  testId: string;
}

export function Segments<T extends string>({ label, value, options, onChange, testId }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className="segments" data-testid={testId}>
      <legend className="hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            data-testid={`${testId}-${option.value}`}
            onChange={() => onChange(option.value)}
          />
          <span className="segment-text">{option.text}</span>
        </label>
      ))}
    </fieldset>
  );
}
