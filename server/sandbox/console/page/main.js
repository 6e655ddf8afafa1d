import { control } from './dom.js';
import { startPanel, drawPanel, forgetExchanges } from './panel.js';
import { drawPhone, phoneUser } from './phone.js';

const EVERY = 1000;
let since = 0;
let running = false;
let again = false;

async function look() {
  const overview = await control('GET', `overview?user=${encodeURIComponent(phoneUser())}&since=${since}`);
  if (overview.lastSeq < since) {
    since = 0;
    forgetExchanges();
    again = true;
    return;
  }
  since = overview.lastSeq;
  drawPanel(overview);
  drawPhone(overview);
}

/** One look at a time; a change during a look asks for another. */
async function refresh() {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    do {
      again = false;
      await look();
    } while (again);
  } catch (error) {
    document.getElementById('clock').textContent = error instanceof TypeError ? '沙箱没有应答' : error.message;
  } finally {
    running = false;
  }
}

startPanel();
globalThis.addEventListener('sandbox-refresh', refresh);
setInterval(refresh, EVERY);
refresh();
