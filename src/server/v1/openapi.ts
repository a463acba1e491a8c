import { z } from 'zod';
import { errorSchema, itemSchema, listSchema, startedSchema, startSchema } from './schemas.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The description of the API, made from the schemas it goes by. */
export function openApi(flows: readonly string[], publicUrl: string | undefined): object {
  const schema = (of: z.ZodType, io: 'input' | 'output' = 'output') => {
    const { $schema: _, ...rest } = z.toJSONSchema(of, { io, unrepresentable: 'any' });
    return rest;
  };
  const answer = (description: string, name: string) => ({ description, content: json(ref(name)) });
  const refused = { 401: answer('The token is missing, or is none of those there are.', 'Error') };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Usher',
      version: '1',
      description:
        'Starts onboardings, and tells how they stand. No answer holds a credential of a merchant: those leave by the hand-over alone.',
    },
    ...(publicUrl === undefined ? {} : { servers: [{ url: publicUrl }] }),
    security: [{ token: [] }],
    paths: {
      '/v1/onboardings': {
        post: {
          operationId: 'startOnboarding',
          summary: 'Starts an onboarding, and answers with what its merchant needs.',
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              description:
                'A name of your own for this request: sent again with the same name, it starts nothing twice and is answered with the same.',
              schema: { type: 'string', minLength: 1, maxLength: 200 },
            },
          ],
          requestBody: { required: true, content: json(ref('Start')) },
          responses: {
            201: answer('Started.', 'Started'),
            200: answer('It was started before, upon the same request.', 'Started'),
            400: answer('The request can not be read.', 'Error'),
            ...refused,
            409: answer('The same idempotency key was sent with another body.', 'Error'),
            413: answer('The body is too large.', 'Error'),
          },
        },
        get: {
          operationId: 'listOnboardings',
          summary: 'All onboardings, those that nobody has come for yet among them.',
          parameters: [
            {
              name: 'channel',
              in: 'query',
              required: false,
              description: 'Only those of this channel.',
              schema: { type: 'string' },
            },
          ],
          responses: { 200: answer('The newest first.', 'List'), ...refused },
        },
      },
      '/v1/onboardings/{id}': {
        get: {
          operationId: 'getOnboarding',
          summary: 'One onboarding.',
          parameters: [id],
          responses: {
            200: answer('How it stands.', 'Onboarding'),
            ...refused,
            404: answer('There is none of that id.', 'Error'),
          },
        },
      },
      '/v1/openapi.json': {
        get: {
          operationId: 'describe',
          summary: 'This description.',
          responses: { 200: { description: 'OpenAPI 3.1.', content: json({ type: 'object' }) }, ...refused },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Start: schema(startSchema(flows), 'input'),
        Started: schema(startedSchema),
        Onboarding: schema(itemSchema),
        List: { ...schema(listSchema), properties: { items: { type: 'array', items: ref('Onboarding') } } },
        Error: schema(errorSchema),
      },
    },
  };
}
