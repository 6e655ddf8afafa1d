import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from './messages.mjs';
import { makeSecrets } from './secrets.mjs';

/** Makes the folder and proves that files can be written into it, now rather than at the first citizen's request. */
export function ensureDataFolder(folder) {
  try {
    mkdirSync(join(folder, 'logs'), { recursive: true });
    const probe = join(folder, `.write-probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Obstacle(`数据目录 ${folder} 无法写入（${error.code ?? error.message}）。请修改它的权限，或用 DATA_DIR 指定另一个目录。`);
  }
}

/** The secrets of this installation: made at the first start, the same ever after; readable by the owner only. */
export function keepSecrets(folder) {
  const path = join(folder, 'secrets.json');
  const kept = existsSync(path) ? read(path) : {};
  const secrets = { ...makeSecrets(), ...kept };
  if (Object.keys(secrets).some((name) => !(name in kept))) {
    writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    chmodSync(path, 0o600);
  }
  return secrets;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Obstacle(`密钥文件 ${path} 已损坏。丢失其中的 FIELD_KEY 将无法读出已加密的个人信息，请从备份恢复后再启动。`);
  }
}

const fullLog = 20 * 1024 * 1024;

/** A log file that is put aside once when it has grown large; enough for a machine on a desk. */
export function openLog(folder, name) {
  const path = join(folder, 'logs', `${name}.log`);
  if (existsSync(path) && statSync(path).size > fullLog) renameSync(path, `${path}.1`);
  return (line) => appendFileSync(path, `${line}\n`);
}
