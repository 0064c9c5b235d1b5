/** For whom, in which form, look and language: the same choices for one explainer and for many. */
import { FormatGlyph, LanguageGlyph, LevelGlyph, StyleGlyph } from '../components/glyphs.tsx';
import { SelectField } from '../components/select-field.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { FORMATS, LANGUAGES, LEVELS, STYLES } from '../values.ts';
import { SizeField } from './size-field.tsx';

export function Choices() {
  const { t } = useWords();
  const { draft } = useStores();
  const { complexityLevel, outputFormat, visualStyle, language, size, change } = draft();
  return (
    <div className="choices">
      <SelectField
        label={t('make.level')}
        value={complexityLevel}
        options={LEVELS}
        onChange={(value) => change({ complexityLevel: value })}
        testId="complexity-select"
        picture={<LevelGlyph level={complexityLevel} />}
      />
      <SelectField
        label={t('make.format')}
        value={outputFormat}
        options={FORMATS}
        onChange={(value) => change({ outputFormat: value })}
        testId="format-select"
        picture={<FormatGlyph format={outputFormat} />}
      />
      <SelectField
        label={t('make.style')}
        value={visualStyle}
        options={STYLES}
        onChange={(value) => change({ visualStyle: value })}
        testId="style-select"
        picture={<StyleGlyph style={visualStyle} />}
      />
      <SelectField
        label={t('make.language')}
        value={language}
        options={LANGUAGES}
        onChange={(value) => change({ language: value })}
        testId="language-select"
        picture={<LanguageGlyph language={language} />}
      />
      <SizeField value={size} testId="size" onChange={(value) => change({ size: value })} />
    </div>
  );
}
