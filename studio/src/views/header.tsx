/** The top bar: who we are, and the ways to the rest of the page. */
import { Icon, type IconName } from '../components/icon.tsx';
import { Mark } from '../components/mark.tsx';
import { INTERFACE_LANGUAGES, type InterfaceLanguage, isInterfaceLanguage, useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import { THEMES, type Theme } from '../state/preferences.ts';

interface HeaderProps {
  onNew(): void;
  onHistory(): void;
  onBatches(): void;
  isBatches: boolean;
  onSettings(): void;
  onShortcuts(): void;
}

const THEME_ICON: Record<Theme, IconName> = { auto: 'system', light: 'sun', dark: 'moon' };

export function Header({ onNew, onHistory, onBatches, isBatches, onSettings, onShortcuts }: HeaderProps) {
  const { t } = useWords();
  const { preferences } = useStores();
  const { theme, language, setTheme, setLanguage } = preferences();
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
  return (
    <header className="top">
      <button type="button" className="brand" onClick={onNew}>
        <Mark />
        <span className="brand-name">HKM</span>
        <span className="brand-line">{t('app.tagline')}</span>
      </button>
      <nav className="top-nav" aria-label={t('nav.settings')}>
        <button type="button" className="button-quiet" aria-label={t('nav.new')} onClick={onNew}>
          <Icon name="plus" />
          <span className="wide-only">{t('nav.new')}</span>
        </button>
        <button type="button" className="button-quiet" aria-label={t('nav.history')} onClick={onHistory}>
          <Icon name="clock" />
          <span className="wide-only">{t('nav.history')}</span>
        </button>
        <button
          type="button"
          className="button-quiet"
          data-testid="batches-button"
          aria-label={t('nav.batches')}
          aria-current={isBatches ? 'page' : undefined}
          onClick={onBatches}
        >
          <Icon name="layers" />
          <span className="wide-only">{t('nav.batches')}</span>
        </button>
        <span className="top-gap" />
        <label className="top-language">
          <span className="hidden">{t('nav.language')}</span>
          <select
            data-testid="interface-language"
            value={language}
            onChange={(event) => isInterfaceLanguage(event.target.value) && setLanguage(event.target.value)}
          >
            {(Object.keys(INTERFACE_LANGUAGES) as InterfaceLanguage[]).map((tag) => (
              <option key={tag} value={tag} lang={tag}>
                {INTERFACE_LANGUAGES[tag].name}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button-icon"
          data-testid="theme-button"
          aria-label={`${t('nav.theme')}: ${t(`theme.${theme}`)}`}
          title={`${t('nav.theme')}: ${t(`theme.${theme}`)}`}
          onClick={() => setTheme(nextTheme)}
        >
          <Icon name={THEME_ICON[theme]} />
        </button>
        <button
          type="button"
          className="button-icon wide-only"
          aria-label={t('nav.shortcuts')}
          title={`${t('nav.shortcuts')} (?)`}
          onClick={onShortcuts}
        >
          <Icon name="keyboard" />
        </button>
        <button
          type="button"
          className="button-icon"
          data-testid="settings-button"
          aria-label={t('nav.settings')}
          title={t('nav.settings')}
          onClick={onSettings}
        >
          <Icon name="sliders" />
        </button>
      </nav>
    </header>
  );
}
