import type { Context } from 'koa';
import { clientAddress } from '../../../platform/http/client-address';
import type { Platform } from '../../../platform/platform';

const browsers = [['Edg', 'Edge'], ['MicroMessenger', '微信'], ['QQBrowser', 'QQ浏览器'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Version', 'Safari']] as const;
const systems = [['HarmonyOS', '鸿蒙'], ['Windows', 'Windows'], ['Android', 'Android'], ['iPhone|iPad', 'iOS'], ['Mac OS', 'macOS'], ['Linux', 'Linux']] as const;

/** "Chrome 120 · Windows", as far as the browser tells; enough to know one's own computer by. */
function deviceName(agent: string): string {
  const browser = browsers.map(([sign, name]) => [name, new RegExp(`${sign}/(\\d+)`).exec(agent)?.[1]] as const).find(([, version]) => version !== undefined);
  const system = systems.find(([sign]) => new RegExp(sign).test(agent));
  return [browser ? browser.join(' ') : '其他浏览器', system?.[1]].filter(Boolean).join(' · ').slice(0, 100);
}

/** From where a request comes. */
export const deviceOf = (ctx: Context, { TRUSTED_PROXIES }: Platform['config']): { device: string; address: string } => ({
  device: deviceName(ctx.get('user-agent')),
  address: clientAddress(ctx, TRUSTED_PROXIES).slice(0, 64),
});
