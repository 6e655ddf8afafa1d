import Router from 'koa-router';
import { addAccountRoutes } from './account-routes';
import { addCodeRoutes } from './code-routes';
import { addFaultRoutes } from './fault-routes';
import { addInstrumentRoutes } from './instrument-routes';
import { addOauthRoutes } from './oauth-routes';
import { addUserRoutes } from './user-routes';
import { addWorldRoutes } from './world-routes';
import type { ControlAccess } from './control-access';
import type { PushQueue } from '../push/push-queue';
import type { World } from '../world/world';

/** The control plane (/__sandbox/…) for tests and the console. */
export function controlRoutes(parts: { world: World; pushes: PushQueue; access: ControlAccess }): Router {
  const router = new Router();
  router.use('/__sandbox', parts.access.guard());
  addWorldRoutes(router, parts);
  addAccountRoutes(router, parts.world);
  addUserRoutes(router, parts);
  addCodeRoutes(router, parts.world);
  addFaultRoutes(router, parts.world);
  addOauthRoutes(router, parts.world);
  addInstrumentRoutes(router, parts);
  return router;
}
