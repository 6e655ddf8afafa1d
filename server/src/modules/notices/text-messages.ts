import { maskPhone } from '@hotline/shared/rules/phone-mask';
import type { Logger } from '../../platform/log';

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

/** For development: the log shows that a message would go out, and neither number nor text in full. */
export function loggedTextMessages(log: Logger): TextMessages {
  return {
    send: ({ id, phone, text }) => {
      log.info({ notice: id, phone: maskPhone(phone), characters: [...text].length }, 'text message (development: not sent)');
      return Promise.resolve(true);
    },
  };
}
