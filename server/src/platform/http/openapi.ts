import { errorTexts, type ErrorCode } from '@hotline/shared/text/errors';
import type { AnyContract } from '@hotline/shared/contracts/contract';
import * as z from 'zod';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

function parametersOf(contract: AnyContract): Json[] {
  const places = [['params', 'path'], ['query', 'query']] as const;
  return places.flatMap(([part, place]) => {
    const schema = contract[part];
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
    return Object.entries(properties).map(([name, shape]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: shape }));
  });
}

function bodyOf(contract: AnyContract): Json {
  if (!contract.body) return {};
  const file = { 'multipart/form-data': { schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } } };
  const content = contract.body === 'file' ? file : { 'application/json': { schema: schemaOf(contract.body, 'input') } };
  return { requestBody: { required: true, content } };
}

const refusal = (codes: readonly ErrorCode[]): Json => ({
  description: codes.map((code) => `${code}: ${errorTexts[code]}`).join('\n') || 'See the error codes.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

const errorSchema = {
  type: 'object',
  properties: { error: { type: 'object', properties: { code: { type: 'string', enum: Object.keys(errorTexts) }, message: { type: 'string' }, requestId: { type: 'string' } }, required: ['code', 'message', 'requestId'] } },
  required: ['error'],
};

/** OpenAPI 3.1 made from the contracts; what is not in a contract is not in the document. */
export function openApi(contracts: readonly AnyContract[]): Json {
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [contract.method.toLowerCase()]: {
        summary: contract.summary,
        parameters: parametersOf(contract),
        ...bodyOf(contract),
        responses: { 200: { description: 'OK', content: { 'application/json': { schema: schemaOf(contract.response, 'output') } } }, default: refusal(contract.errors ?? []) },
      },
    };
  }
  return { openapi: '3.1.0', info: { title: '12345 hotline', version: '0.1.0' }, paths, components: { schemas: { Error: errorSchema } } };
}
