/** A small button that is on or off, with a picture for each. */
import { Icon, type IconName } from '../../components/icon.tsx';

interface FlagButtonProps {
  on: boolean;
  /** Off, on. */
  icons: readonly [IconName, IconName];
  labels: readonly [string, string];
  testId?: string;
  onToggle(): void;
}

export function FlagButton({ on, icons, labels, testId, onToggle }: FlagButtonProps) {
  const label = labels[on ? 1 : 0];
  return (
    <button
      type="button"
      className="button-icon small"
      data-testid={testId}
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      <Icon name={icons[on ? 1 : 0]} size={17} />
    </button>
  );
}
