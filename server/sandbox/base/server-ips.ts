import type { JsonObject } from '../api/endpoint';

/** GET /cgi-bin/getcallbackip and /cgi-bin/get_api_domain_ip: this WeChat lives on the loopback address. */
export function serverIps(): JsonObject {
  return { ip_list: ['127.0.0.1'] };
}
