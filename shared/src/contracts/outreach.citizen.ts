import * as z from 'zod/mini';
import { contract } from './contract';

export const signJssdk = contract({
  method: 'GET',
  path: '/api/citizen/jssdk',
  summary: 'What wx.config needs on one of our pages inside WeChat; open to everyone.',
  query: z.strictObject({ url: z.string().check(z.minLength(1), z.maxLength(1024)) }),
  response: z.object({ appId: z.string(), timestamp: z.int(), nonceStr: z.string(), signature: z.string() }),
  errors: ['jssdk.foreignPage', 'wechat.unavailable'],
});
