/** What the server is and does: figures, models, usage. Each part opens by itself; one is open at a time. */
import { Accordion } from 'radix-ui';
import type { ReactNode } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { type MessageKey, useWords } from '../i18n/index.ts';
import { ModelsPart } from './settings/models-part.tsx';
import { PerformancePart } from './settings/performance-part.tsx';
import { UsagePart } from './settings/usage-part.tsx';

const PARTS: readonly { id: string; title: MessageKey; body: () => ReactNode }[] = [
  { id: 'performance-tab', title: 'settings.performance', body: () => <PerformancePart /> },
  { id: 'models-tab', title: 'settings.models', body: () => <ModelsPart /> },
  { id: 'usage-tab', title: 'settings.usage', body: () => <UsagePart /> },
];

export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { t, direction } = useWords();
  return (
    <Dialog title={t('settings.title')} testId="settings" onClose={onClose}>
      <Accordion.Root className="parts" type="single" defaultValue="performance-tab" dir={direction}>
        {PARTS.map(({ id, title, body }) => (
          <Accordion.Item key={id} value={id} className="part" data-testid={id}>
            <Accordion.Header className="part-head">
              <Accordion.Trigger className="part-button">
                {t(title)}
                <Icon name="chevron" size={18} />
              </Accordion.Trigger>
            </Accordion.Header>
            <Accordion.Content className="part-body">{body()}</Accordion.Content>
          </Accordion.Item>
        ))}
      </Accordion.Root>
    </Dialog>
  );
}
