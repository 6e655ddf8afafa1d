// npm run weapp:upload -- VERSION [DESCRIPTION]: builds the mini-program for PUBLIC_URL, checks it and uploads it as a development version.
// WECHAT_MP_APPID, and WECHAT_MP_UPLOAD_KEY_FILE: the private key from 小程序后台 → 开发管理 → 小程序代码上传.
import { existsSync } from 'node:fs';
import { Obstacle, main, say } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

/** [whether it is right, what to say when it is not] */
const demands = [
  [({ version }) => /^\d+\.\d+\.\d+$/.test(version), '版本号：应为 1.2.3 这样的三段数字（npm run weapp:upload -- 1.2.3 说明）'],
  [({ appid }) => /^wx[0-9a-f]{16}$/.test(appid), 'WECHAT_MP_APPID：应为 wx 开头的18位 AppID'],
  [({ keyFile }) => existsSync(keyFile ?? ''), 'WECHAT_MP_UPLOAD_KEY_FILE：找不到代码上传密钥文件'],
  [({ url }) => /^https:\/\//.test(url), 'PUBLIC_URL：应为小程序访问的 https 地址'],
];

/** Everything that is missing is told at once. */
function settings([version, ...words], { WECHAT_MP_APPID: appid, WECHAT_MP_UPLOAD_KEY_FILE: keyFile, PUBLIC_URL: url }) {
  const given = { appid, keyFile, url, version, description: words.join(' ') || `版本 ${version}` };
  const faults = demands.filter(([isRight]) => !isRight(given)).map(([, text]) => text);
  if (faults.length > 0) throw new Obstacle('还不能上传：', { details: faults.join('\n') });
  return given;
}

main(async () => {
  const wanted = settings(process.argv.slice(2), process.env);
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['weapp']);
  const { installTools, officialChecks, uploadPackage } = await import('./lib/weapp-tools.mjs');
  await installTools();
  const { ok, output } = await officialChecks();
  if (!ok) throw new Obstacle('微信官方检查未通过，没有上传。', { details: output });
  await uploadPackage(wanted);
  say(`已上传 ${wanted.version}：在小程序后台“版本管理”中提交审核。`);
});
