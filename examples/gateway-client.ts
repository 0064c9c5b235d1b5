/** OpenAI's own client in front of HKM. Start `hkm serve`, then run: node examples/gateway-client.ts */
import OpenAI from 'openai';

export async function askGateway(baseURL: string, apiKey = 'none'): Promise<string> {
  const client = new OpenAI({ baseURL, apiKey });
  // `auto:private` takes the best model on this machine; `auto`, an id or `provider/id` work as well.
  const answer = await client.chat.completions.create({
    model: 'auto:private',
    messages: [{ role: 'user', content: 'Say hello.' }],
  });
  return answer.choices[0]?.message.content ?? '';
}

if (import.meta.main) console.log(await askGateway('http://localhost:3000/v1', process.env.HKM_GATEWAY_KEY));
