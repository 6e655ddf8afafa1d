// npm start: from a fresh clone to a running hotline. Only node: imports here and below, until dependencies are installed.
import { Obstacle, main, say, warn } from './lib/messages.mjs';
import { onStopSignal } from './lib/processes.mjs';
import { setUp } from './lib/setup.mjs';

const needed = ['server', 'admin', 'h5'];
/** The sandbox's phone opens the mini-program itself. */
const neededBySandbox = ['weapp'];

/** Set once the product runs; until then a stop signal only ends this process and whatever it is building. */
let product = null;

async function readSettings() {
  const { givenSettings, localSettings, productionSettings } = await import('./lib/settings.mjs');
  const given = givenSettings();
  const production = given.NODE_ENV === 'production';
  return { production, settings: production ? productionSettings(given) : localSettings(given) };
}

async function checkPorts({ production, settings }) {
  const { checkPort } = await import('./lib/ports.mjs');
  await checkPort({ name: 'PORT', port: Number(settings.PORT), host: settings.HOST, what: '服务' });
  if (!production) await checkPort({ name: 'SANDBOX_PORT', port: Number(settings.SANDBOX_PORT), host: '127.0.0.1', what: '微信沙箱' });
}

const names = { server: '服务', sandbox: '微信沙箱' };

function obstacleOf(death) {
  return new Obstacle(`${names[death.service]}已退出（代码 ${death.code}）。`, { details: death.lastWords, code: death.code });
}

/** Resolves when the product is up; `whenDead` is called with the sentence to end on, should a program of it end by itself. */
async function startProduct({ production, settings }, whenDead) {
  const { launchWith } = await import('./lib/launch.mjs');
  const { ServiceDied, readable } = await import('./lib/service.mjs');
  const onLine = (name, line, loud) => loud && product && warn(`[${names[name]}] ${readable(line)}`);
  try {
    return await launchWith(settings, { sandbox: !production, onLine, onDeath: (death) => whenDead(obstacleOf(death)) });
  } catch (error) {
    throw error instanceof ServiceDied ? obstacleOf(error) : error;
  }
}

onStopSignal(async () => {
  say('\n正在停止……');
  await product?.stop();
});

main(async () => {
  await setUp();
  const { buildOrStop } = await import('./lib/build.mjs');
  const plan = await readSettings();
  await buildOrStop(plan.production ? needed : [...needed, ...neededBySandbox]);
  await checkPorts(plan);
  say('正在启动……');
  const died = new Promise((resolve) => {
    startProduct(plan, resolve).then(async (started) => {
      product = started;
      const { printDoors } = await import('./lib/doors.mjs');
      printDoors(started);
    }).catch(resolve);
  });
  const reason = await died;
  await product?.stop();
  throw reason;
});
