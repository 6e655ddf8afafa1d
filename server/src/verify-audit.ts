import type { ModuleApis } from './modules';
import { readConfig } from './platform/config/config';
import { createLog } from './platform/log';
import { startServer } from './server';

type Checkpoint = NonNullable<Parameters<ModuleApis['audit']['verify']>[0]>;

const usage = '用法：npm run audit:verify [-- 校验点]（校验点是上次核验时打印的“序号:校验值”）';

function readCheckpoint(given: string | undefined): Checkpoint | null {
  if (given === undefined) return null;
  const [, sequence, hash] = /^(\d{1,16}):([0-9a-f]{64})$/.exec(given) ?? [];
  if (sequence === undefined || hash === undefined) throw new Error(usage);
  return { sequence: Number(sequence), hash };
}

/** Looks through the audit trail of the configured database; ends with 1 when something is missing or altered. */
async function main([given]: readonly string[]): Promise<void> {
  const kept = readCheckpoint(given);
  const config = { ...readConfig({ ...process.env, DEMO: '0' }), PORT: 0 };
  const server = await startServer({ config, log: createLog('fatal'), root: process.cwd() });
  try {
    const { entries, head, faults } = await server.api.audit.verify(kept);
    if (faults.length > 0) throw new Error(`审计记录不完整：\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    process.stdout.write(`审计记录 ${entries} 条，没有缺失或改动。\n校验点 ${head.sequence}:${head.hash}\n请把校验点保存在系统之外，下次核验时附上，可以发现末尾被截去的记录。\n`);
  } finally {
    await server.stop();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
