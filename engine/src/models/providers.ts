/** The table of providers: one folder and one line each. */
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
  start: string;
  /** When it is not configured, or refuses the key. */
  configure: string;
}

const MENDING: Readonly<Record<string, Mending>> = {
  gemini: {
    name: 'Gemini',
    start: 'Check the connection to the internet',
    configure: 'set GEMINI_API_KEY to a key that is good',
  },
  ollama: {
    name: 'Ollama',
    start: 'Start it with `ollama serve`',
    configure: 'set OLLAMA_ENDPOINT',
  },
  openrouter: {
    name: 'OpenRouter',
    start: 'Check the connection to the internet',
    configure: 'set OPENROUTER_API_KEY to a key that is good',
  },
  comfyui: {
    name: 'ComfyUI',
    start: 'Start it, or set COMFYUI_ENDPOINT to where it runs',
    configure: 'set COMFYUI_ENDPOINT',
  },
  'openai-compatible': {
    name: 'The OpenAI-compatible service',
    start: 'Start it, or set OPENAI_COMPATIBLE_ENDPOINT to where it runs',
    configure: 'set OPENAI_COMPATIBLE_ENDPOINT and OPENAI_COMPATIBLE_API_KEY',
  },
};

export function mendingOf(id: string): Mending {
  return MENDING[id] ?? { name: id, start: 'Check its address', configure: 'check its address and key' };
}

/** The providers that are configured. Makes no call. */
export function createProviders(configuration: ModelsConfiguration, pool: ConnectionPool): [string, Provider][] {
  const setup = { configuration, transport: createPoolTransport(pool) };
  return Object.entries(FACTORIES).flatMap(([id, create]) => {
    const provider = create(setup);
    return provider === undefined ? [] : [[id, provider] as [string, Provider]];
  });
}
