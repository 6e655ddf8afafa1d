import { parseArgs } from 'node:util';
import { Obstacle } from '../messages.mjs';

const usage = '用法：npm run replay -- 文件.jsonl [--rate 每秒件数] [--repeat 10%] [--concurrent 5%] [--kill 次数] [--database mysql://…]';

const share = (text) => (text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text));

/** What the command line asks for. Throws an Obstacle with the usage. */
export function readOptions(args = process.argv.slice(2)) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rate: { type: 'string', default: '0' },
      repeat: { type: 'string', default: '0' },
      concurrent: { type: 'string', default: '0' },
      kill: { type: 'string', default: '0' },
      database: { type: 'string' },
    },
  });
  const options = { file: positionals[0], rate: Number(values.rate), repeat: share(values.repeat), concurrent: share(values.concurrent), kills: Number(values.kill), database: values.database };
  const numbers = [options.rate, options.repeat, options.concurrent, options.kills];
  if (positionals.length !== 1 || numbers.some((number) => !(number >= 0))) throw new Obstacle(usage);
  return options;
}
