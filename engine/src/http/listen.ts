/** Listening, with a clear word when the port is taken. */
import type { FastifyInstance } from 'fastify';
import { HkmError } from '../errors.ts';

export interface ListenOptions {
  host: string;
  /** 0 takes any that is free. */
  port: number;
}

/** Resolves to the address to open. Errors: `conflict` (the port is taken), `bad_input` (no such host, not permitted). */
export async function listen(app: FastifyInstance, { host, port }: ListenOptions): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw explainListenError(error, host, port);
  }
  const address = app.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${bound}`;
}

function explainListenError(error: unknown, host: string, port: number): HkmError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new HkmError(
      'conflict',
      `Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1}`,
      {
        cause: error,
      },
    );
  }
  if (code === 'EACCES') {
    return new HkmError('bad_input', `Port ${port} needs more rights than this user has; choose one above 1023.`, {
      cause: error,
    });
  }
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') {
    return new HkmError('bad_input', `"${host}" is not an address of this machine.`, { cause: error });
  }
  return new HkmError('internal', `The server could not start: ${message}`, { cause: error });
}
