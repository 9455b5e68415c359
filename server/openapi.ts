import { PROBLEMS } from './problem.ts';
import { XLSX, type Route } from './http/route.ts';

const TYPES: Readonly<Record<string, string>> = { xlsx: XLSX, zip: 'application/zip' };
const PROBLEM = { $ref: '#/components/responses/Problem' };

/** «/api/campaigns/:id» → «/api/campaigns/{id}». */
const pathOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

function operationOf({ path, who, does, body, query = {}, headers = {}, answers, method }: Route): object {
  const parameter =
    (place: string, required: boolean) =>
    ([name, description]: readonly [string, string]) => ({
      name,
      in: place,
      required,
      description,
      schema: { type: 'string' },
    });
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]): [string, string] => [name!, name!]);
  const parameters = [
    ...inPath.map(parameter('path', true)),
    ...Object.entries(query).map(parameter('query', false)),
    ...Object.entries(headers).map(parameter('header', false)),
  ];
  const binary = { schema: { type: 'string', format: 'binary' } };
  const content =
    body === undefined
      ? undefined
      : 'json' in body
        ? { 'application/json': { schema: body.json.schema } }
        : Object.fromEntries(body.bytes.map((type) => [type, type.includes('json') ? { schema: {} } : binary]));
  return {
    operationId: `${method} ${path}`.replace(/[^a-z]+/gi, '_'),
    summary: does,
    tags: [path.split('/')[2] ?? 'health'],
    ...(who === 'anyone' ? { security: [] } : { 'x-roles': who }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(content === undefined
      ? {}
      : { requestBody: { required: true, content, ...('about' in body! ? { description: body.about } : {}) } }),
    responses: {
      ...Object.fromEntries(
        answers.map(([status, description, type = 'json']) => [
          status,
          {
            description,
            ...(status === 204
              ? {}
              : {
                  content:
                    TYPES[type] === undefined ? { 'application/json': { schema: {} } } : { [TYPES[type]]: binary },
                }),
          },
        ]),
      ),
      default: PROBLEM,
    },
  };
}

/** The API's description, OpenAPI 3.1, from the route table itself. */
export function openApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[pathOf(route.path)] ??= {})[route.method] = operationOf(route);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Свод',
      version: '1',
      description:
        'Отчёты школ, своды и выпуски. Школа называет себя ключом (Authorization: Bearer), остальные – сессией (cookie); ' +
        'изменения с cookie требуют заголовка X-Svod: 1 и того же Origin.',
    },
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Ключ школы, выданный в обмен на приглашение' },
        session: { type: 'apiKey', in: 'cookie', name: 'sid' },
      },
      responses: {
        Problem: {
          description: `Отказ. Коды: ${Object.entries(PROBLEMS)
            .map(([code, [status, title]]) => `${code} (${status}) – ${title}`)
            .join('; ')}`,
          content: {
            'application/problem+json': {
              schema: {
                type: 'object',
                required: ['code', 'title', 'status'],
                properties: {
                  type: { type: 'string' },
                  code: { type: 'string', enum: Object.keys(PROBLEMS) },
                  title: { type: 'string' },
                  status: { type: 'integer' },
                  detail: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  };
}
