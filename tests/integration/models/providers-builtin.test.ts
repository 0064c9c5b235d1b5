import { afterEach, describe, expect, it } from 'vitest';
import { BuiltinProvider } from '../../../engine/src/models/index.ts';
import { all, closeAll } from './serving.ts';

afterEach(closeAll);

describe('builtin', () => {
  const provider = new BuiltinProvider();
  const prompt = 'Material: Oxygen is a chemical element with symbol O. Gold is a soft yellow metal. What is oxygen?';

  it('answers from the prompt’s own material, word for word, or says that it cannot', async () => {
    expect(await provider.generateText(prompt, 'extractive')).toContain('Oxygen is a chemical element with symbol O.');
    expect(await provider.generateText(prompt, 'extractive')).not.toContain('Gold');
    expect(await provider.generateText('What is oxygen?', 'extractive')).toContain('No model is configured');
    expect(await provider.generateText(prompt, 'extractive', { maxOutputTokens: 2 })).toContain(
      'No model is configured',
    );
    expect(await provider.isAvailable()).toBe(true);
    expect(await provider.getAvailableModels()).toMatchObject([{ isLocal: true, costPerToken: 0 }]);
  });

  it('streams it', async () => {
    const events = await all(provider.streamText(prompt, 'extractive'));
    expect(events.filter((e) => e.type === 'text').length).toBeGreaterThan(3);
    expect(events.at(-1)).toMatchObject({ type: 'done' });
  });
});
