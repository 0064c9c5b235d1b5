/** The page that the picture is made for, as small pictures side by side. */
import type { PageSize } from '@hkm/engine/contract';
import { useId } from 'react';
import { SizeGlyph } from '../components/glyphs.tsx';
import { useWords } from '../i18n/index.ts';
import { SIZE_PURPOSE, SIZES } from '../values.ts';

interface SizeFieldProps {
  value: PageSize;
  testId: string;
  disabled?: boolean;
  onChange(value: PageSize): void;
}

export function SizeField({ value, testId, disabled = false, onChange }: SizeFieldProps) {
  const { t } = useWords();
  const name = useId();
  return (
    <fieldset className="sizes" data-testid={`${testId}-field`} disabled={disabled}>
      <legend className="field-label">{t('make.size')}</legend>
      <div className="sizes-row">
        {SIZES.map((size) => (
          <label key={size} className="size" title={t(SIZE_PURPOSE[size])}>
            <input
              className="size-input"
              type="radio"
              name={name}
              value={size}
              data-testid={`${testId}-${size}`}
              checked={size === value}
              onChange={() => onChange(size)}
            />
            <span className="size-card">
              <SizeGlyph size={size} />
              <span className="size-name">{size}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="field-hint">{t(SIZE_PURPOSE[value])}</p>
    </fieldset>
  );
}
