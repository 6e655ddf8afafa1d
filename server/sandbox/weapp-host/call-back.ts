/** How wx.* answers: through these three, never by throwing. */
export interface Callbacks {
  success?(result: object): void;
  fail?(result: object): void;
  complete?(result: object): void;
}

export type Options = Callbacks & Readonly<Record<string, unknown>>;

/** A failure with WeChat's own words, e.g. "fail user deny". */
export class WxFailure extends Error {
  constructor(message: string, readonly errno?: number) {
    super(message);
  }
}

function failure(name: string, error: unknown): object {
  const reason = error instanceof Error ? error.message : String(error);
  const errMsg = reason.startsWith(`${name}:`) ? reason : `${name}:fail ${reason}`;
  return error instanceof WxFailure && error.errno !== undefined ? { errMsg, errno: error.errno } : { errMsg };
}

/** Makes a wx.* function out of one that simply answers or throws. */
export function asynchronous(name: string, work: (options: Options) => Promise<object | void> | object | void) {
  return (options: Options = {}): void => {
    const answer = async (): Promise<object> => ({ errMsg: `${name}:ok`, ...(await work(options)) });
    const tell = (callback: 'success' | 'fail') => (result: object) => {
      options[callback]?.(result);
      options.complete?.(result);
    };
    void answer().then(tell('success'), (error: unknown) => tell('fail')(failure(name, error)));
  };
}
