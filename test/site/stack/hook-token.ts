import type { PolicyResponse } from '../../../bridge/contract/policy.ts';
import type { Stack } from './start-stack.ts';

const READ_POLICY = `
	wp_set_current_user( 1 );
	$response = rest_do_request( new WP_REST_Request( 'GET', '/boomerang/v1/policy' ) );
	return $response->get_data();
`;

/** The token in the webhook's address, read as the policy screen reads it. */
export async function hookToken({ site }: Pick<Stack, 'site'>): Promise<string> {
  const { shippo } = await site.wp<PolicyResponse>(READ_POLICY);
  return shippo.webhookToken;
}
