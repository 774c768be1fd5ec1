import { z } from 'zod';
import type { Endpoint, EndpointName, endpoints } from '../contract/endpoints.ts';
import type { ParameterNames } from './handlers.ts';
import type { HttpRefusal } from './problem.ts';

export interface RawInput {
  readonly rawBody: Uint8Array;
  readonly query: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface ParsedInput {
  readonly body: unknown;
  readonly query: unknown;
  readonly params: Readonly<Record<string, string>>;
}

type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: HttpRefusal };

const NO_QUERY = z.strictObject({});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The shape of each parameter that a path of the contract names. What has another one is answered as not found, so that the database never sees it. */
const PARAMETERS: Readonly<Record<ParameterNames<(typeof endpoints)[EndpointName]['path']>, RegExp>> = {
  id: UUID,
  photoId: UUID,
  token: /^[A-Za-z0-9_.-]{20,200}$/,
  version: /^\d{1,9}$/,
};
const SHAPES: Readonly<Partial<Record<string, RegExp>>> = PARAMETERS;

/** Parses what came by the endpoint's schemas; unknown keys are refused in the body and in the query. */
export function parseInput(endpoint: Endpoint, raw: RawInput): Parsed<ParsedInput> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw.params)) {
    if (typeof value !== 'string' || !SHAPES[name]?.test(value)) return refuse({ code: 'not_found' });
    params[name] = value;
  }
  const query = strict(endpoint.query ?? NO_QUERY).safeParse(raw.query);
  if (!query.success) return refuse(badRequest(query.error));
  if (endpoint.body === undefined) return { ok: true, value: { body: undefined, query: query.data, params } };

  const json = readJson(raw.rawBody);
  if (json === undefined) return refuse({ code: 'bad_request', params: { field: 'body', issue: 'not_json' } });
  const body = strict(endpoint.body).safeParse(json);
  if (!body.success) return refuse(badRequest(body.error));
  return { ok: true, value: { body: body.data, query: query.data, params } };
}

function refuse(problem: HttpRefusal): { readonly ok: false; readonly problem: HttpRefusal } {
  return { ok: false, problem };
}

function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}

function readJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody)) as unknown;
  } catch {
    return undefined;
  }
}

/** Names the first thing that is wrong: the field as a dotted path and zod's code of the issue, never the value. */
function badRequest(error: z.ZodError): HttpRefusal {
  const issue = error.issues[0];
  if (issue === undefined) return { code: 'bad_request', params: {} };
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  return {
    code: 'bad_request',
    params: {
      field: path.map(String).join('.').slice(0, 200),
      issue: issue.code === 'custom' ? issue.message : issue.code,
    },
  };
}
