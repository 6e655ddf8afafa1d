// Builds what changed:  node scripts/build.mjs [server] [admin] [h5] [weapp]
import { Obstacle, lastLines, main, say } from './lib/messages.mjs';

const known = ['server', 'admin', 'h5', 'weapp'];

main(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Obstacle(`不认识的构建目标：${unknown.join('、')}。可用：${known.join(' ')}`);
  const { setUp } = await import('./lib/setup.mjs');
  await setUp();
  const { buildChanged } = await import('./lib/build.mjs');
  const results = await buildChanged(names.length > 0 ? names : known, ({ name, ok, seconds, output }) => {
    say(`${ok ? '✓' : '✗'} 构建 ${name}（${seconds.toFixed(1)} 秒）`);
    if (!ok) say(lastLines(output, 80));
  });
  if (results.length === 0) say('没有变化，无需构建。');
  const failed = results.filter(({ ok }) => !ok);
  if (failed.length > 0) throw new Obstacle(`构建失败：${failed.map(({ name }) => name).join('、')}`);
});
