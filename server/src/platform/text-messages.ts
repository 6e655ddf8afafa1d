import { maskPhone } from '@hotline/shared/rules/phone-mask';
import type { Config } from './config/config';
import type { Logger } from './log';

export interface TextMessage {
  /** The same for every attempt, for providers that drop repetitions. */
  readonly id: string;
  /** A mobile number in full. */
  readonly phone: string;
  readonly text: string;
}

/** A provider of text messages (短信). */
export interface TextMessages {
  /** True when the provider took it, false when it certainly did not. Throws when nobody knows: it is not sent again. */
  send(message: TextMessage): Promise<boolean>;
}

const timeoutMs = 5000;

/** For development: the log shows what would go out; of the number, as much as a desk shows. */
export const loggedTextMessages = (log: Logger): TextMessages => ({
  send: ({ id, phone, text }) => {
    log.info({ message: id, to: maskPhone(phone), text }, 'text message (development: not sent)');
    return Promise.resolve(true);
  },
});

/** The city's own adapter of its provider: `POST {"id","phone","text"}` with a bearer key; 2xx took it, 4xx certainly did not. */
function sentTextMessages(url: string, key: string): TextMessages {
  return {
    async send(message) {
      const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify(message), signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
      if (response.status >= 500) throw new Error(`text messages: ${response.status}`);
      return response.ok;
    },
  };
}

/** The provider by the settings: the city's, the log in development, and in production without settings none. */
export function textMessagesOf({ TEXT_MESSAGES_URL: url, TEXT_MESSAGES_KEY: key, production }: Config, log: Logger): TextMessages | null {
  if (url && key) return sentTextMessages(url, key);
  return production ? null : loggedTextMessages(log);
}
