// The built mini-program and H5 alone, by our checks and by WeChat's own:  npm run check:weapp
import { Obstacle, main, say } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

const told = ({ ok, output }, message) => {
  if (!ok) throw new Obstacle(message, { details: output });
};

main(async () => {
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['h5', 'weapp']);
  const { plantedWxml, weappPackage } = await import('./lib/check-weapp.mjs');
  const found = await weappPackage();
  told(found, '小程序包检查未通过。');
  const planted = await plantedWxml();
  told(planted, '检查没有发现埋入的错误。');
  const { installTools, officialChecks, plantedOfficial } = await import('./lib/weapp-tools.mjs');
  await installTools();
  const official = await officialChecks();
  told(official, '微信官方检查未通过。');
  const spoilt = await plantedOfficial();
  told(spoilt, '微信官方检查没有发现埋入的错误。');
  say(`✓ 小程序包检查通过；埋入的 ${planted.count} 处错误全部发现`);
  for (const line of found.output.split('\n')) say(`  ${line}`);
  say(`✓ 微信官方检查：app.json 结构正确，代码质量 ${official.count} 项全部通过；埋入的 ${spoilt.count} 处错误全部发现`);
});
