import { logInByCode, sendLoginCode } from '@hotline/shared/contracts/citizens.citizen';
import type { Context } from 'koa';
import { AppError } from '../../../platform/errors';
import { clientAddress } from '../../../platform/http/client-address';
import { everyone, route, type Route } from '../../../platform/http/route';
import { newId } from '../../../platform/ids';
import type { Platform } from '../../../platform/platform';
import { setSessionCookie } from '../../../platform/session/tokens';
import type { TextMessages } from '../../../platform/text-messages';
import type { CityApi } from '../../city';
import type { Accounts } from '../citizen-actor';
import { createBrowserTokens } from './browser-token';
import { againSeconds, codeSeconds, guessingLimits, sendingLimits } from './code-limits';
import type { LoginCodes } from './login-codes';

interface Deps {
  readonly platform: Platform;
  readonly city: CityApi;
  readonly codes: LoginCodes;
  readonly accounts: Pick<Accounts, 'byTextedPhone' | 'view'>;
}

/** Sends, or says that it could not be; what went wrong never names number or code. */
async function text({ log }: Platform, provider: TextMessages, message: { readonly phone: string; readonly text: string }): Promise<void> {
  const taken = await provider.send({ id: newId(), ...message }).catch((error: unknown) => {
    log.warn({ err: error }, 'login code: nobody knows whether it was sent');
    return false;
  });
  if (!taken) throw new AppError('login.textNotSent');
}

/**
 * 网页登录 outside WeChat, by a code texted to a telephone. Nothing here depends on whether anybody is known by the number:
 * neither the answers nor the work done for them.
 */
export function textCodeRoutes({ platform, city, codes, accounts }: Deps): Route[] {
  const { config, limits, sessions, textMessages } = platform;
  const browsers = createBrowserTokens(platform);
  const addressOf = (ctx: Context): string => clientAddress(ctx, config.TRUSTED_PROXIES);

  return [
    route(sendLoginCode, everyone, async ({ input: { body: { phone } }, ctx }) => {
      if (!textMessages) throw new AppError('login.textNotOffered');
      const browser = browsers.ensure(ctx);
      await limits.use(sendingLimits({ phone, browser, address: addressOf(ctx) }));
      const { hotlineName } = await city.profile();
      const code = await codes.make({ phone, browser });
      await text(platform, textMessages, { phone, text: `【${hotlineName}】验证码${code}，${codeSeconds / 60}分钟内有效，用于登录网页。工作人员不会向您索要，请勿告诉他人。` });
      return { validSeconds: codeSeconds, againSeconds };
    }),
    route(logInByCode, everyone, async ({ input: { body: { phone, textCode } }, ctx }) => {
      if (!textMessages) throw new AppError('login.textNotOffered');
      const address = addressOf(ctx);
      const browser = browsers.of(ctx) ?? `none ${address}`;
      await limits.use(guessingLimits({ browser, address }));
      if (!(await codes.use({ phone, browser }, textCode))) throw new AppError('login.wrongTextCode');
      const id = await accounts.byTextedPhone(phone);
      setSessionCookie(ctx, { kind: 'citizen', token: await sessions.open('citizen', id, { origin: 'website' }), secure: config.secureCookies });
      return accounts.view(id, 'website');
    }),
  ];
}
