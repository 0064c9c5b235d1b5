/**
 * The built-in provider: no key, no model, no network. It does not write: it answers a prompt with the sentences of the prompt's own
 * material that its question is about, word for word. Where the prompt holds no material it says so. The explainer's built-in composer
 * does not go through here: it works on Passages, not on prompts.
 */
import type { GenerateOptions, ModelConfig, Provider, StreamEvent, TextResult } from '../../spec/index.ts';
import { selectSentences } from './select.ts';

export const BUILTIN_MODEL = 'extractive';
const NOTHING = 'No model is configured, and the prompt holds no material to answer from.';

export class BuiltinProvider implements Provider {
  readonly id = 'builtin';

  async getAvailableModels(): Promise<ModelConfig[]> {
    return [
      {
        id: BUILTIN_MODEL,
        name: 'Built-in (extractive)',
        provider: this.id,
        type: 'text',
        capabilities: ['text', 'streaming'],
        quality: 'low',
        speed: 'fast',
        isLocal: true,
        isAvailable: true,
        costPerToken: 0,
        inputCostPerToken: 0,
        contextWindow: 1_000_000,
      },
    ];
  }

  async isAvailable(): Promise<boolean> {
    return true;
  }

  async generateText(prompt: string, modelId: string, options?: GenerateOptions): Promise<string> {
    return (await this.generate(prompt, modelId, options)).text;
  }

  async generate(prompt: string, _modelId: string, options: GenerateOptions = {}): Promise<TextResult> {
    options.signal?.throwIfAborted();
    return {
      text: selectSentences(prompt, options.maxOutputTokens ?? 200) || NOTHING,
      usage: { costUsd: 0 },
      finishReason: { unified: 'stop', raw: 'stop' },
      model: BUILTIN_MODEL,
      hosts: [],
    };
  }

  async *streamText(prompt: string, modelId: string, options?: GenerateOptions): AsyncGenerator<StreamEvent> {
    const { text, usage, finishReason, model } = await this.generate(prompt, modelId, options);
    for (const piece of text.match(/\S+\s*/gu) ?? []) yield { type: 'text', text: piece };
    yield { type: 'usage', usage };
    yield { type: 'done', finishReason, model };
  }
}
