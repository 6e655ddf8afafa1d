import http from 'node:http';
import { WebDoor } from './console/web-door';
import { createApp } from './create-app';
import { PushQueue } from './push/push-queue';
import { seedPeople } from './world/people';
import { saveAccount } from './world/save-account';
import { World } from './world/world';
import type { AddressInfo } from 'node:net';
import type { WeappSource } from './console/weapp-routes';

/** Settings of an account as PUT /__sandbox/accounts/{appid} takes them, and its appid. */
export type SeedAccount = { appid: string } & Record<string, unknown>;

export interface SandboxOptions {
  /** 0 = any free port. */
  port: number;
  /** Key of the control plane (header X-Sandbox-Key). */
  key: string;
  accounts?: SeedAccount[];
  /** Real time in milliseconds; tests may freeze it. */
  now?: () => number;
  /** How long a push waits for its answer, milliseconds; WeChat's 5,000 by default. */
  pushTimeoutMs?: number;
  /** The mini-program that the phone can open; without it there is none to open. */
  weapp?: WeappSource;
}

export interface Sandbox {
  url: string;
  port: number;
  key: string;
  /** Hangs up on everyone and frees the port. */
  stop: () => Promise<void>;
}

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function seedAccounts(world: World, accounts: SeedAccount[]): void {
  for (const { appid, ...settings } of accounts) {
    // Whoever starts the product saves its accounts once more: only then is there somebody to try the push address on.
    saveAccount(world, appid, settings);
  }
}

/** Starts a WeChat on the loopback address. Rejects when the port is taken or an account is invalid. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, key, accounts = [], now = Date.now, pushTimeoutMs = 5_000, weapp = null } = options;
  const world = new World({ now, pushTimeoutMs });
  const pushes = new PushQueue(world);
  const door = new WebDoor(world);
  const app = createApp({ world, pushes, key, weapp, door });
  seedPeople(world);
  const server = http.createServer(app.callback());
  const bound = await listen(server, port);
  world.baseUrl = `http://127.0.0.1:${bound}`;
  await door.open();
  const stop = async (): Promise<void> => {
    pushes.clear();
    await door.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  try {
    seedAccounts(world, accounts);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: world.baseUrl, port: bound, key, stop };
}
