// Builds what changed:  node scripts/build.mjs [server] [admin] [h5] [weapp]
import { Obstacle, main, say } from './lib/messages.mjs';

const known = ['server', 'admin', 'h5', 'weapp'];

main(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Obstacle(`不认识的构建目标：${unknown.join('、')}。可用：${known.join(' ')}`);
  const { setUp } = await import('./lib/setup.mjs');
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  const results = await buildOrStop(names.length > 0 ? names : known);
  if (results.length === 0) say('没有变化，无需构建。');
});
