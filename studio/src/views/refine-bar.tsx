/** Changes the look of a finished run: the same research, drawn again at once. */
import type { ComplexityLevel, Language, OutputFormat, PageSize, VisualStyle } from '@hkm/engine/contract';
import type { Making } from '../api/result.ts';
import type { Changes } from '../api/runs.ts';
import { FormatGlyph, LanguageGlyph, LevelGlyph, StyleGlyph } from '../components/glyphs.tsx';
import { SelectField } from '../components/select-field.tsx';
import { useWords } from '../i18n/index.ts';
import { DEFAULTS } from '../state/draft.ts';
import { FORMATS, LANGUAGES, LEVELS, SIZES, STYLES } from '../values.ts';
import { SizeField } from './size-field.tsx';

interface RefineBarProps {
  making: Making;
  /** true: something of the picture is locked. */
  hasLocks: boolean;
  busy: boolean;
  onChange(changes: Changes): void;
}

const among = <T extends string>(options: readonly T[], value: string | undefined, otherwise: T): T =>
  options.find((option) => option === value) ?? otherwise;

export function RefineBar({ making, hasLocks, busy, onChange }: RefineBarProps) {
  const { t } = useWords();
  const level: ComplexityLevel = among(LEVELS, making.complexityLevel, DEFAULTS.complexityLevel);
  const format: OutputFormat = among(FORMATS, making.outputFormat, DEFAULTS.outputFormat);
  const style: VisualStyle = among(STYLES, making.visualStyle, DEFAULTS.visualStyle);
  const language: Language = among(LANGUAGES, making.language, DEFAULTS.language);
  const size: PageSize = among(SIZES, making.size, DEFAULTS.size);
  return (
    <div className="refine" data-testid="refine-bar">
      <p className="field-hint">
        {t('refine.text')} {hasLocks ? t('refine.locked') : ''}
      </p>
      <div className="refine-fields">
        <SelectField
          label={t('make.style')}
          value={style}
          options={STYLES}
          disabled={busy}
          testId="refine-style"
          picture={<StyleGlyph style={style} />}
          onChange={(value) => onChange({ visualStyle: value })}
        />
        <SelectField
          label={t('make.format')}
          value={format}
          options={FORMATS}
          disabled={busy}
          testId="refine-format"
          picture={<FormatGlyph format={format} />}
          onChange={(value) => onChange({ outputFormat: value })}
        />
        <SelectField
          label={t('make.level')}
          value={level}
          options={LEVELS}
          disabled={busy}
          testId="refine-level"
          picture={<LevelGlyph level={level} />}
          onChange={(value) => onChange({ complexityLevel: value })}
        />
        <SelectField
          label={t('make.language')}
          value={language}
          options={LANGUAGES}
          disabled={busy}
          testId="refine-language"
          picture={<LanguageGlyph language={language} />}
          onChange={(value) => onChange({ language: value })}
        />
      </div>
      <SizeField
        value={size}
        testId="refine-size"
        disabled={busy}
        onChange={(value) => value !== size && onChange({ size: value })}
      />
    </div>
  );
}
