// The built mini-program and H5 alone:  npm run check:weapp
import { Obstacle, main, say } from './lib/messages.mjs';
import { plantedWxml, weappPackage } from './lib/check-weapp.mjs';

main(async () => {
  const { ok, output } = await weappPackage();
  if (!ok) throw new Obstacle('小程序包检查未通过。', { details: output });
  const planted = await plantedWxml();
  if (!planted.ok) throw new Obstacle('检查没有发现埋入的错误。', { details: planted.output });
  say(`✓ 小程序包检查通过；埋入的 ${planted.count} 处错误全部发现`);
  for (const line of output.split('\n')) say(`  ${line}`);
});
