/** The table of providers: one folder and one line each. */
import { type Told, tell } from '../contract/index.ts';
import type { ConnectionPool } from '../performance/index.ts';
import { DEFAULT_COMFYUI, DEFAULT_OLLAMA, type ModelsConfiguration } from './configuration.ts';
import { BuiltinProvider } from './providers/builtin/index.ts';
import { ComfyUIProvider } from './providers/comfyui/index.ts';
import { GeminiProvider } from './providers/gemini/index.ts';
import { OllamaProvider } from './providers/ollama/index.ts';
import { OpenAICompatibleProvider } from './providers/openai-compatible/index.ts';
import { OpenRouterProvider } from './providers/openrouter/index.ts';
import type { Provider } from './spec/index.ts';
import { createPoolTransport, type Transport } from './transport/index.ts';

interface Setup {
  configuration: ModelsConfiguration;
  transport: Transport;
}

type Factory = (setup: Setup) => Provider | undefined;

const localNetworks = ({ configuration }: Setup) =>
  configuration.localNetworks === undefined ? {} : { localNetworks: configuration.localNetworks };

/** In the order in which they are asked and shown. */
const FACTORIES: Record<string, Factory> = {
  gemini: ({ configuration: { geminiApiKey }, transport }) =>
    geminiApiKey === undefined ? undefined : new GeminiProvider(geminiApiKey, { transport }),
  ollama: (setup) =>
    new OllamaProvider(setup.configuration.ollamaEndpoint ?? DEFAULT_OLLAMA, {
      transport: setup.transport,
      ...localNetworks(setup),
    }),
  openrouter: ({ configuration: { openrouterApiKey }, transport }) =>
    openrouterApiKey === undefined ? undefined : new OpenRouterProvider(openrouterApiKey, { transport }),
  comfyui: (setup) =>
    new ComfyUIProvider(setup.configuration.comfyuiEndpoint ?? DEFAULT_COMFYUI, {
      transport: setup.transport,
      ...localNetworks(setup),
      ...(setup.configuration.comfyuiWorkflow !== undefined && { workflow: setup.configuration.comfyuiWorkflow }),
    }),
  'openai-compatible': (setup) => {
    const { openaiCompatibleEndpoint: endpoint, openaiCompatibleApiKey: apiKey } = setup.configuration;
    if (endpoint === undefined) return undefined;
    return new OpenAICompatibleProvider({
      endpoint,
      transport: setup.transport,
      ...localNetworks(setup),
      ...(apiKey !== undefined && { apiKey }),
    });
  },
  builtin: () => new BuiltinProvider(),
};

/** In the order in which they are asked. */
export const PROVIDER_IDS: readonly string[] = Object.keys(FACTORIES);

/** How people come to a provider: told where its models are missing, as parts of a sentence. */
interface Mending {
  name: string;
  /** When it is configured but does not answer. */
  start: Told;
  /** When it is not configured, or refuses the key. */
  configure: Told;
}

const MENDING: Readonly<Record<string, Mending>> = {
  gemini: {
    name: 'Gemini',
    start: tell('mend_internet'),
    configure: tell('mend_set_key', { variable: 'GEMINI_API_KEY' }),
  },
  ollama: {
    name: 'Ollama',
    start: tell('mend_run', { command: 'ollama serve' }),
    configure: tell('mend_set', { variable: 'OLLAMA_ENDPOINT' }),
  },
  openrouter: {
    name: 'OpenRouter',
    start: tell('mend_internet'),
    configure: tell('mend_set_key', { variable: 'OPENROUTER_API_KEY' }),
  },
  comfyui: {
    name: 'ComfyUI',
    start: tell('mend_start', { variable: 'COMFYUI_ENDPOINT' }),
    configure: tell('mend_set', { variable: 'COMFYUI_ENDPOINT' }),
  },
  'openai-compatible': {
    name: 'The OpenAI-compatible service',
    start: tell('mend_start', { variable: 'OPENAI_COMPATIBLE_ENDPOINT' }),
    configure: tell('mend_set_both', {
      variable: 'OPENAI_COMPATIBLE_ENDPOINT',
      other: 'OPENAI_COMPATIBLE_API_KEY',
    }),
  },
};

export function mendingOf(id: string): Mending {
  return MENDING[id] ?? { name: id, start: tell('mend_address'), configure: tell('mend_key') };
}

/** The providers that are configured. Makes no call. */
export function createProviders(configuration: ModelsConfiguration, pool: ConnectionPool): [string, Provider][] {
  const setup = { configuration, transport: createPoolTransport(pool) };
  return Object.entries(FACTORIES).flatMap(([id, create]) => {
    const provider = create(setup);
    return provider === undefined ? [] : [[id, provider] as [string, Provider]];
  });
}
