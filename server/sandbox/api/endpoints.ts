import { BASE_ENDPOINTS } from '../base/endpoints';
import { MINI_PROGRAM_ENDPOINTS } from '../mini-program/endpoints';
import { OAUTH_ENDPOINTS } from '../oauth/endpoints';
import { OFFICIAL_ACCOUNT_ENDPOINTS } from '../official-account/endpoints';
import type { Endpoint } from './endpoint';

/** Every platform interface of this sandbox; any other path answers 40066. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...BASE_ENDPOINTS,
  ...OFFICIAL_ACCOUNT_ENDPOINTS,
  ...MINI_PROGRAM_ENDPOINTS,
  ...OAUTH_ENDPOINTS,
];

const BY_PATH = new Map(ENDPOINTS.map((endpoint) => [endpoint.path, endpoint]));

export function findEndpoint(path: string): Endpoint | undefined {
  return BY_PATH.get(path);
}
