import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../platform/config/config';
import { createLog } from '../platform/log';
import { startServer } from '../server';
import { CityDataError, cityFileNames, readCityData } from './city-data';
import { loadCity } from './load-city';

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new CityDataError([`${file}：${(error as NodeJS.ErrnoException).code === 'ENOENT' ? '没有这个文件' : '不是正确的 JSON'}`]);
  }
}

/** Loads a real city's files into a database that has no city yet: `city:load <folder>`. */
async function main([folder]: readonly string[]): Promise<void> {
  if (!folder) throw new Error(`用法：npm run city:load -- 文件夹（内有 ${cityFileNames.map((name) => `${name}.json`).join('、')}）`);
  const files = readCityData(Object.fromEntries(cityFileNames.map((name) => [name, readJson(join(folder, `${name}.json`))])));
  const config = { ...readConfig({ ...process.env, DEMO: '0' }), PORT: 0 };
  const server = await startServer({ config, log: createLog('fatal'), root: process.cwd() });
  try {
    if ((await server.api.departments.list()).items.length > 0) throw new Error('数据库中已经有城市资料，没有装入任何内容。');
    await server.platform.db.transact(() => loadCity(server.api, files));
    process.stdout.write(`已装入${files.profile.hotlineName}：单位${files.departments.length}个，派单规则${files['dispatch-rules'].length}条，知识${files.knowledge.length}条。\n`);
  } finally {
    await server.stop();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
