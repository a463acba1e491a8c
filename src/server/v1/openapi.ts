import { z } from 'zod';
import { errorSchema, itemSchema, listSchema, startedSchema, startSchema } from './schemas.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (description: string, name: string) => ({ description, content: json(ref(name)) });
const parameter = (where: 'path' | 'query' | 'header', name: string, description: string, schema = {}) => ({
  name,
  in: where,
  required: where === 'path',
  description,
  schema: { type: 'string', ...schema },
});

const REFUSED = { 401: answer('The token is missing, or is none of those there are.', 'Error') };

const START = {
  operationId: 'startOnboarding',
  summary: 'Starts an onboarding, and answers with what its merchant needs.',
  parameters: [
    parameter(
      'header',
      'Idempotency-Key',
      'A name of your own for this request: sent again with the same name, it starts nothing twice and is answered with the same.',
      { minLength: 1, maxLength: 200 },
    ),
  ],
  requestBody: { required: true, content: json(ref('Start')) },
  responses: {
    201: answer('Started.', 'Started'),
    200: answer('It was started before, upon the same request.', 'Started'),
    400: answer("The request can't be read.", 'Error'),
    ...REFUSED,
    409: answer('The same idempotency key was sent with another body.', 'Error'),
    413: answer('The body is too large.', 'Error'),
  },
};

const PATHS = {
  '/v1/onboardings': {
    post: START,
    get: {
      operationId: 'listOnboardings',
      summary: 'All onboardings, those that nobody has come for yet among them.',
      parameters: [parameter('query', 'channel', 'Only those of this channel.')],
      responses: { 200: answer('The newest first.', 'List'), ...REFUSED },
    },
  },
  '/v1/onboardings/{id}': {
    get: {
      operationId: 'getOnboarding',
      summary: 'One onboarding.',
      parameters: [parameter('path', 'id', 'The id it was started with.')],
      responses: {
        200: answer('How it stands.', 'Onboarding'),
        ...REFUSED,
        404: answer('There is none of that id.', 'Error'),
      },
    },
  },
  '/v1/openapi.json': {
    get: {
      operationId: 'describe',
      summary: 'This description.',
      responses: { 200: { description: 'OpenAPI 3.1.', content: json({ type: 'object' }) }, ...REFUSED },
    },
  },
};

/** The description of the API, made from the schemas it goes by. */
export function openApi(flows: readonly string[], publicUrl: string | undefined): object {
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
    paths: PATHS,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Start: schemaOf(startSchema(flows), 'input'),
        Started: schemaOf(startedSchema),
        Onboarding: schemaOf(itemSchema),
        List: { ...schemaOf(listSchema), properties: { items: { type: 'array', items: ref('Onboarding') } } },
        Error: schemaOf(errorSchema),
      },
    },
  };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
