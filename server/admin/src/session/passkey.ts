import { startAuthentication, startRegistration, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { askForPasskey, beginPasskey } from '@hotline/shared/contracts/log-in.staff';
import { call } from '../api/call';
import { Fault } from '../api/fault';

/** What browsers answer instead of a signature, by the name of the error. */
const sentences: Readonly<Record<string, string>> = {
  NotAllowedError: '没有完成验证：已取消或超时，请重试。',
  InvalidStateError: '这把安全密钥已经添加过。',
  SecurityError: '当前网址不能使用安全密钥，请通过热线的域名访问。',
  NotSupportedError: '这台电脑或浏览器不支持安全密钥。',
};

/** Lets the browser ask for a key; a refusal is a Fault with a sentence. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (thrown) {
    const { name = '' } = thrown as Error;
    throw new Fault({ code: 'login.wrongPasskey', message: sentences[name] ?? '浏览器没有完成安全密钥验证，请重试，或换一种验证方式。' });
  }
}

/** A new key's answer to the server's challenge. */
export async function newPasskey(): Promise<Record<string, unknown>> {
  const options = await call(beginPasskey, {});
  return { ...(await asked(() => startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }))) };
}

/** A known key's answer to the server's challenge. */
export async function knownPasskey(): Promise<Record<string, unknown>> {
  const options = await call(askForPasskey, {});
  return { ...(await asked(() => startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }))) };
}
