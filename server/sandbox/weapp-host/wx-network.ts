import { asynchronous, WxFailure, type Options } from './call-back';
import type { Phone, PhoneFile } from './phone';

interface NetworkDeps {
  readonly send: Phone['send'];
  readonly fileAt: (path: string) => PhoneFile | undefined;
}

const headersOf = (options: Options): Record<string, string> => ({ ...(options.header as Record<string, string> | undefined) });

const headersToObject = (headers: Headers): Record<string, string> => Object.fromEntries(headers.entries());

function parse(text: string, dataType: unknown): unknown {
  if (dataType !== undefined && dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** WeChat returns a task at once, which may be aborted or listened to. */
const task = (call: (options: Options) => void) => (options: Options) => {
  call(options);
  const nothing = (): void => undefined;
  return { abort: nothing, onProgressUpdate: nothing, offProgressUpdate: nothing, onHeadersReceived: nothing, offHeadersReceived: nothing };
};

/** wx.request and wx.uploadFile as real requests. */
export function createNetwork({ send, fileAt }: NetworkDeps): Record<string, unknown> {
  const sendInTime = async (options: Options, init: RequestInit): Promise<Response> => {
    const signal = AbortSignal.timeout(Number(options.timeout ?? 60_000));
    return send(String(options.url), { ...init, signal }).catch((error: Error) => {
      if (error instanceof WxFailure) throw error;
      throw new WxFailure(error.name === 'TimeoutError' ? 'timeout' : error.message, 5);
    });
  };

  const request = async (options: Options): Promise<object> => {
    const { data } = options;
    const body = data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data);
    const response = await sendInTime(options, { method: String(options.method ?? 'GET'), headers: headersOf(options), body });
    return { data: parse(await response.text(), options.dataType), statusCode: response.status, header: headersToObject(response.headers), cookies: [] };
  };

  const uploadFile = async (options: Options): Promise<object> => {
    const file = fileAt(String(options.filePath));
    if (!file) throw new WxFailure(`file not found: ${String(options.filePath)}`);
    const form = new FormData();
    for (const [name, value] of Object.entries((options.formData as Record<string, string> | undefined) ?? {})) form.append(name, value);
    form.append(String(options.name), new Blob([file.bytes], { type: file.type }), file.name);
    const headers = Object.fromEntries(Object.entries(headersOf(options)).filter(([name]) => name.toLowerCase() !== 'content-type'));
    const response = await sendInTime(options, { method: 'POST', headers, body: form });
    return { data: await response.text(), statusCode: response.status };
  };

  return { request: task(asynchronous('request', request)), uploadFile: task(asynchronous('uploadFile', uploadFile)) };
}
