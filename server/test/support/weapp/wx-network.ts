import type { Options } from './call-back';
import { asynchronous, WxFailure } from './call-back';

export interface PhoneFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface NetworkDeps {
  /** Where the real server is. */
  readonly serverUrl: string;
  /** The server's address that was built into the mini-program. */
  readonly builtBase: string;
  readonly fileAt: (path: string) => PhoneFile | undefined;
}

const headersOf = (options: Options): Record<string, string> => ({ ...(options.header as Record<string, string> | undefined) });

function headersToObject(headers: Headers): Record<string, string> {
  return Object.fromEntries(headers.entries());
}

/** wx.request and wx.uploadFile as real requests; only an address of our own server is let through. */
export function createNetwork({ serverUrl, builtBase, fileAt }: NetworkDeps): Record<string, unknown> {
  const real = (url: unknown): string => {
    const address = String(url);
    if (address !== builtBase && !address.startsWith(`${builtBase}/`)) throw new WxFailure(`url not in domain list: ${address}`, 600002);
    return serverUrl + address.slice(builtBase.length);
  };
  const send = async (options: Options, init: RequestInit): Promise<Response> => {
    const url = real(options.url);
    const signal = AbortSignal.timeout(Number(options.timeout ?? 60_000));
    return fetch(url, { ...init, signal, redirect: 'manual' }).catch((error: Error) => {
      throw new WxFailure(error.name === 'TimeoutError' ? 'timeout' : error.message, 5);
    });
  };
  const parse = (text: string, dataType: unknown): unknown => {
    if (dataType !== undefined && dataType !== 'json') return text;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  };

  const request = async (options: Options): Promise<object> => {
    const { data } = options;
    const body = data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data);
    const response = await send(options, { method: String(options.method ?? 'GET'), headers: headersOf(options), body });
    return { data: parse(await response.text(), options.dataType), statusCode: response.status, header: headersToObject(response.headers), cookies: [] };
  };

  const uploadFile = async (options: Options): Promise<object> => {
    const file = fileAt(String(options.filePath));
    if (!file) throw new WxFailure(`file not found: ${String(options.filePath)}`);
    const form = new FormData();
    for (const [name, value] of Object.entries((options.formData as Record<string, string> | undefined) ?? {})) form.append(name, value);
    form.append(String(options.name), new Blob([file.bytes], { type: file.type }), file.name);
    const headers = Object.fromEntries(Object.entries(headersOf(options)).filter(([name]) => name.toLowerCase() !== 'content-type'));
    const response = await send(options, { method: 'POST', headers, body: form });
    return { data: await response.text(), statusCode: response.status };
  };

  /** WeChat returns a task at once, which may be aborted or listened to. */
  const task = (call: (options: Options) => void) => (options: Options) => {
    call(options);
    const nothing = (): void => undefined;
    return { abort: nothing, onProgressUpdate: nothing, offProgressUpdate: nothing, onHeadersReceived: nothing, offHeadersReceived: nothing };
  };
  return { request: task(asynchronous('request', request)), uploadFile: task(asynchronous('uploadFile', uploadFile)) };
}
