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

/** Makes a wx.* function out of one that simply answers or throws. */
export function asynchronous(name: string, work: (options: Options) => Promise<object | void> | object | void) {
  return (options: Options = {}): void => {
    const answer = async (): Promise<void> => {
      try {
        const result = { errMsg: `${name}:ok`, ...(await work(options)) };
        options.success?.(result);
        options.complete?.(result);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const result = { errMsg: reason.startsWith(`${name}:`) ? reason : `${name}:fail ${reason}`, ...(error instanceof WxFailure && error.errno && { errno: error.errno }) };
        options.fail?.(result);
        options.complete?.(result);
      }
    };
    void answer();
  };
}
