import { COMMAND_RIGHTS, ENDPOINT_RIGHTS, type CommandType, type Right } from '../domain/rights.ts';
import type { endpoints } from './endpoints.ts';
import type { StaffCommand } from './staff.ts';

type Endpoints = typeof endpoints;

/** Endpoints whose audience is `staff`. */
export type StaffEndpoint = {
  [Name in keyof Endpoints]: Endpoints[Name]['audience'] extends 'staff' ? Name : never;
}[keyof Endpoints];

/** The table, held to the contract: an endpoint or command without its line in `domain/rights.ts` does not type-check, nor does a line without one. */
export const endpointRights: Readonly<Record<StaffEndpoint, Right>> = ENDPOINT_RIGHTS;
export const commandRights: Readonly<Record<StaffCommand['type'], Right | 'by_effect'>> = COMMAND_RIGHTS;
type Nothing<Names extends never> = Names;
export type NoLineTooMany = Nothing<
  Exclude<keyof typeof ENDPOINT_RIGHTS, StaffEndpoint> | Exclude<CommandType, StaffCommand['type']>
>;
