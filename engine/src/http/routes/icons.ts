/** `/api/icons`: what a person may choose from for an item of a picture. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { createIconSearch } from '../../pipeline/index.ts';
import { errorSchema, iconListSchema, iconQuerySchema } from '../schemas.ts';

/** Names that are looked up at once. */
const MOST_NAMES = 200;

export const iconRoutes: FastifyPluginAsyncZod = async (app) => {
  const icons = createIconSearch();
  app.get(
    '/api/icons',
    {
      schema: {
        summary: 'Icons by a search word (`q`, in English) or by their names',
        querystring: iconQuerySchema,
        response: { 200: iconListSchema, '4xx': errorSchema, '5xx': errorSchema },
      },
    },
    async ({ query: { q, names, limit } }, reply) => {
      const found = names === undefined ? icons.search(q, limit) : icons.named(names.split(',').slice(0, MOST_NAMES));
      // An icon of a name never changes while the server runs.
      reply.header('cache-control', 'private, max-age=3600');
      return {
        icons: found.map(({ name, nodes }) => ({
          name,
          nodes: nodes.map(([tag, attributes]) => ({ tag, attributes })),
        })),
      };
    },
  );
};
