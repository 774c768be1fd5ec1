import { endpoints } from '../../bridge/contract/endpoints.ts';
import { endpointRights, type StaffEndpoint } from '../../bridge/contract/rights.ts';
import { CAPABILITIES, CORE_CAPABILITIES, SCREEN_RIGHTS, type Right } from '../../bridge/domain/rights.ts';

const HEAD = `<?php
/**
 * Who may call which route of the bridge, and see which screen. Made from bridge/domain/rights.ts: change it there, then run
 * "npx vitest run test/rights-php.test.ts --update".
 *
 * @package Boomerang
 */

declare( strict_types = 1 );

namespace Boomerang\\Rights;

defined( 'ABSPATH' ) || exit;
`;

/** The table of rights for the plugin: which of our capabilities (any is enough), and which of WordPress' own beside it. */
export function rightsPhp(): string {
  const names = Object.keys(endpointRights) as StaffEndpoint[];
  const routes = names.map((name) => {
    const { method, path } = endpoints[name];
    const pattern = path.replace(/:\w+/g, '[^/]+');
    return `\tarray( ${text(method)}, ${text(pattern)}, ${right(endpointRights[name])} ),`;
  });
  const screens = Object.entries<Right>(SCREEN_RIGHTS).map(([name, one]) => `\t${text(name)} => ${list(one.any)},`);
  return `${HEAD}
// Ours.
const CAPABILITIES = ${list(CAPABILITIES)};

// WordPress' own that some routes want beside ours.
const CORE_CAPABILITIES = ${list(CORE_CAPABILITIES)};

// Method, pattern of the path, capabilities of ours of which one is enough, capability of WordPress' that is wanted, too.
const ROUTES = array(
${routes.join('\n')}
);

// Capabilities of which one is enough for a screen.
const SCREENS = array(
${screens.join('\n')}
);
`;
}

function right({ any, also }: Right): string {
  return `${list(any)}, ${text(also ?? '')}`;
}

function list(values: readonly string[]): string {
  return `array( ${values.map(text).join(', ')} )`;
}

function text(value: string): string {
  return `'${value}'`;
}
