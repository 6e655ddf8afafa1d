// Keeps a MariaDB that can be frozen, and replicas of the server on it, for Jest.
import { serve } from './host.mjs';
import { startMariadb } from './mariadb.mjs';
import { launchReplicas } from './replicas.mjs';

let mariadb = null;
let replicas = null;

async function putAway() {
  mariadb?.thaw();
  await replicas?.stop();
  await mariadb?.stop();
}

serve({
  database: async () => {
    mariadb = await startMariadb();
    return mariadb.socket;
  },
  launch: async ({ databaseUrl, count }) => {
    replicas = await launchReplicas(databaseUrl, count);
    return { urls: replicas.urls, settings: replicas.settings };
  },
  freeze: () => void mariadb.freeze(),
  thaw: () => void mariadb.thaw(),
  kill: ({ at }) => replicas.kill(at),
  restart: ({ at }) => replicas.restart(at),
  stop: putAway,
}, putAway);
