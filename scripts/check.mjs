// npm run check: the static checks only.  Names after it choose some:  npm run check -- eslint
import { Obstacle, main, say } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

main(async () => {
  await setUp();
  const { runChecks } = await import('./lib/checks.mjs');
  let failed = 0;
  const results = await runChecks(({ name, ok, output, seconds }) => {
    failed += ok ? 0 : 1;
    say(`${ok ? '✓' : '✗'} ${name}（${seconds.toFixed(1)} 秒）`);
    if (!ok) say(output.trimEnd());
  }, process.argv.slice(2));
  if (results.length === 0) throw new Obstacle('没有这样的检查。');
  if (failed > 0) throw new Obstacle(`${failed} 项检查未通过。`);
});
