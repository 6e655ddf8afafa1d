// The built mini-program alone:  node scripts/check-weapp.mjs
import { Obstacle, main, say } from './lib/messages.mjs';
import { weappPackage } from './lib/check-weapp.mjs';

main(async () => {
  const { ok, output } = await weappPackage();
  if (!ok) throw new Obstacle('小程序包检查未通过。', { details: output });
  say('✓ 小程序包检查通过');
});
