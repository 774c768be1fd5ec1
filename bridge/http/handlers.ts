import type { z } from 'zod';
import type { EndpointName, endpoints } from '../contract/endpoints.ts';
import type { Result } from '../domain/result.ts';
import type { RequestContext } from '../usecases/request-context.ts';

type Endpoints = typeof endpoints;

/** Handlers may answer with read-only domain values: the server only writes them out. */
type ReadonlyDeep<Value> = Value extends object ? { readonly [Key in keyof Value]: ReadonlyDeep<Value[Key]> } : Value;

type Parsed<Name extends EndpointName, Part extends 'body' | 'query'> = Endpoints[Name] extends {
  readonly [Key in Part]: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : undefined;

/** Names of a path's parameters: `/returns/:id` has `id`. */
export type ParameterNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** A carrier's message as it came: its signature is over the raw bytes. */
export interface CarrierHook {
  readonly rawBody: Buffer;
  /** Header Shippo-Auth-Signature. */
  readonly signature: string | null;
  /** Query `token`. */
  readonly token: string | null;
}

export interface FileReply {
  readonly file: Uint8Array;
  readonly filename: string;
  readonly contentType: string;
}

type HookName = 'shippoHook';

export type HandlerInput<Name extends EndpointName> = Name extends HookName
  ? CarrierHook
  : {
      readonly body: Parsed<Name, 'body'>;
      readonly query: Parsed<Name, 'query'>;
      readonly params: { readonly [Key in ParameterNames<Endpoints[Name]['path']>]: string };
    };

export type HandlerOutput<Name extends EndpointName> = Endpoints[Name]['response'] extends z.ZodType
  ? ReadonlyDeep<z.output<Endpoints[Name]['response']>>
  : Name extends HookName
    ? void
    : FileReply;

export type Handler<Name extends EndpointName> = (
  input: HandlerInput<Name>,
  context: RequestContext,
) => Promise<Result<HandlerOutput<Name>>>;

/** One use-case for each endpoint of the contract; made by the composition. */
export type Handlers = { readonly [Name in EndpointName]: Handler<Name> };
