/** `/api/templates`: choices that the user keeps for the next Brief. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HkmError } from '../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { errorSchema, newTemplateSchema, templateSchema } from '../schemas.ts';

const failures = { '4xx': errorSchema, '5xx': errorSchema };
/** More than anybody can choose from; keeps the list bounded. */
const MAX_TEMPLATES = 200;
const templateParamsSchema = z.object({ id: z.string().min(1).max(100) });

export const templateRoutes: FastifyPluginAsyncZod<{ deps: ServerDeps }> = async (app, { deps: { store } }) => {
  app.get(
    '/api/templates',
    { schema: { summary: 'List templates', response: { 200: z.object({ templates: z.array(templateSchema) }) } } },
    async () => ({ templates: await store.listTemplates() }),
  );

  app.post(
    '/api/templates',
    { schema: { summary: 'Keep a template', body: newTemplateSchema, response: { 201: templateSchema, ...failures } } },
    async ({ body: { name, options } }, reply) => {
      if ((await store.listTemplates()).length >= MAX_TEMPLATES) {
        throw new HkmError('conflict', `There are ${MAX_TEMPLATES} templates already; delete one first.`);
      }
      const template = { id: crypto.randomUUID(), name, createdAt: new Date().toISOString(), options };
      await store.saveTemplate(template);
      return reply.code(201).send(template);
    },
  );

  app.put(
    '/api/templates/:id',
    {
      schema: {
        summary: 'Rename a template, or change its options',
        description: 'What is left out stays as it is.',
        params: templateParamsSchema,
        body: newTemplateSchema.partial(),
        response: { 200: templateSchema, ...failures },
      },
    },
    async ({ params: { id }, body: { name, options } }) => {
      const kept = (await store.listTemplates()).find((template) => template.id === id);
      if (kept === undefined) throw noTemplate(id);
      const template = { ...kept, name: name ?? kept.name, options: options ?? kept.options };
      await store.saveTemplate(template);
      return template;
    },
  );

  app.delete(
    '/api/templates/:id',
    {
      schema: {
        summary: 'Delete a template',
        params: templateParamsSchema,
        response: { 204: z.null(), ...failures },
      },
    },
    async ({ params: { id } }, reply) => {
      if (!(await store.deleteTemplate(id))) throw noTemplate(id);
      return reply.code(204).send(null);
    },
  );
};

function noTemplate(id: string): HkmError {
  return new HkmError('not_found', `There is no template "${id}".`);
}
