/** `/api/history`: what has been made, each explainer once with all its versions. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HkmError } from '../../errors.ts';
import type { ListRunsOptions } from '../../store/index.ts';
import type { ServerDeps } from '../deps.ts';
import { errorSchema, runListQuerySchema, runListSchema, runParamsSchema } from '../schemas.ts';

const failures = { '4xx': errorSchema, '5xx': errorSchema };

const familyListSchema = z.object({
  /** The newest version of each, and how many there are. */
  families: z.array(runListSchema.shape.runs.element.extend({ versions: z.number() })),
  /** Of all pages. */
  total: z.number(),
  nextCursor: z.string().optional(),
});

export const historyRoutes: FastifyPluginAsyncZod<{ deps: ServerDeps }> = async (app, { deps: { store } }) => {
  app.get(
    '/api/history',
    {
      schema: {
        summary: 'List explainers, newest first, each with its newest version; found where any version is',
        querystring: runListQuerySchema,
        response: { 200: familyListSchema, ...failures },
      },
    },
    async ({ query }) => {
      const given = Object.entries(query).filter(([, value]) => value !== undefined);
      return store.listFamilies(Object.fromEntries(given) as ListRunsOptions);
    },
  );

  app.delete(
    '/api/history/:id',
    {
      schema: {
        summary: 'Delete a run and all its other versions for good',
        params: runParamsSchema,
        response: { 200: z.object({ deleted: z.number() }), ...failures },
      },
    },
    async ({ params: { id } }) => {
      let deleted = 0;
      // The list of versions has an end; a family may go beyond it.
      for (let versions = await store.listVersions(id); versions.length > 0; versions = await store.listVersions(id)) {
        for (const version of versions) if (await store.deleteRun(version.id)) deleted += 1;
      }
      if (deleted === 0) throw new HkmError('not_found', `There is no run "${id}".`);
      return { deleted };
    },
  );
};
