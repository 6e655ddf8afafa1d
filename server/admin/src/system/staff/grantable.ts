import { roles, threePowers } from '@hotline/shared/vocabulary/role';
import { optionsOf } from '../../parts/options';

/** Every role but the three administrators', whose accounts are made at the server's command line. */
export const grantable = optionsOf(roles).filter(({ value }) => !threePowers.includes(value));
