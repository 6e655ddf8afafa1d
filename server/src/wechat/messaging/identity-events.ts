import type { PushMessage } from '../core/push-message';
import { optionalText, textOf } from '../core/tree';

/** What a person did with the data WeChat gave us (授权用户信息变更); alike for both kinds of account. */
export type IdentityEvent =
  /** What was given under these codes must go; with `1` or no code that is everything. */
  | { readonly kind: 'authorizationRevoked'; readonly openid: string; readonly codes: readonly string[] }
  /** Something about the person changed at WeChat and is to be asked anew. */
  | { readonly kind: 'identityModified'; readonly openid: string };

/** The view of such an event, or null for any other message. */
export function readIdentityEvent({ event, fields, fromUser }: PushMessage): IdentityEvent | null {
  switch (event) {
    case 'user_authorization_revoke':
      return { kind: 'authorizationRevoked', openid: optionalText(fields, 'OpenID') ?? fromUser, codes: textOf(fields, 'RevokeInfo').split(',').filter((code) => code !== '') };
    case 'user_info_modified':
      return { kind: 'identityModified', openid: optionalText(fields, 'openid') ?? optionalText(fields, 'OpenID') ?? fromUser };
    default:
      return null;
  }
}
