// npm run replay: real messages through the public API, with repeats, duplicates and kills, and the books balanced at the end.
import { readFileSync } from 'node:fs';
import { main, Obstacle, say } from './lib/messages.mjs';
import { setUp } from './lib/setup.mjs';

function readRows(file) {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
  } catch (error) {
    throw new Obstacle(`读不了 ${file}：${error.message}`);
  }
}

/** Acknowledged and absent; more than one ticket for a row and key; tickets nobody was told of count as duplicates too. */
function balance(receipts, tickets, told) {
  const stored = new Set(tickets.map(({ ticketNo }) => ticketNo));
  const acknowledged = new Set(receipts.flatMap((numbers) => [...numbers]));
  return {
    sent: receipts.length,
    stored: stored.size,
    lost: [...acknowledged].filter((ticketNo) => !stored.has(ticketNo)).length,
    duplicated: receipts.filter((numbers) => numbers.size > 1).length + [...stored].filter((ticketNo) => !acknowledged.has(ticketNo)).length,
    notified: [...stored].filter((ticketNo) => told.has(ticketNo)).length,
    toldTwice: [...told.values()].filter((times) => times > 1).length,
  };
}

async function openProduct(options) {
  const { launch } = await import('./lib/launch.mjs');
  if (!options.database) return launch();
  const { launchOnMysql } = await import('./lib/launch-on-mysql.mjs');
  return launchOnMysql(options.database);
}

async function replay(options, rows) {
  const [{ Citizens, submitAll }, { answerAll }, { collectNotices }, { planKills }] = await Promise.all([
    import('./lib/replay/citizens.mjs'), import('./lib/replay/staff.mjs'), import('./lib/replay/inbox.mjs'), import('./lib/replay/kills.mjs'),
  ]);
  const product = await openProduct(options);
  try {
    const kills = planKills(product, { kills: options.kills, work: 2 * rows.length }, say);
    const citizens = new Citizens(product);
    await citizens.prepare();
    const receipts = await submitAll(citizens, { rows, options, onSubmitted: kills.onStep });
    const tickets = await answerAll(product, kills.onStep);
    await kills.finished();
    return { ...balance(receipts, tickets, await collectNotices(product, tickets.length)), kills: kills.count() };
  } finally {
    await product.stop();
  }
}

const names = { sent: '发送', stored: '入库', lost: '丢失', duplicated: '重复', notified: '已通知办结', toldTwice: '重复通知', kills: '强制结束' };

main(async () => {
  const { readOptions } = await import('./lib/replay/options.mjs');
  const options = readOptions();
  const rows = readRows(options.file);
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  await buildOrStop(['server']);
  const begun = Date.now();
  const result = await replay(options, rows);
  for (const [key, value] of Object.entries(result)) say(`${key} ${value}（${names[key]}）`);
  say(`用时 ${((Date.now() - begun) / 1000).toFixed(0)} 秒`);
  const good = result.lost === 0 && result.duplicated === 0 && result.stored === result.sent && result.notified === result.sent;
  if (!good) throw new Obstacle('账目不平：有丢失、重复或未通知。');
});
