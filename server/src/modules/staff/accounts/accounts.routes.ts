import * as contracts from '@hotline/shared/contracts/accounts.staff';
import { listAudit } from '@hotline/shared/contracts/audit.staff';
import { createSeats, grantSeats, listSeatBatches, revokeSeats } from '@hotline/shared/contracts/seats.staff';
import { clientAddress } from '../../../platform/http/client-address';
import { createLimit } from '../../../platform/http/limit';
import { everyone, route, type Route } from '../../../platform/http/route';
import type { StaffRow } from '../staff.entity';
import { accountView } from './account.view';
import { activate, showActivation } from './activate';
import { create, edit } from './create-account';
import type { AccountsDeps } from './deps';
import { importFile } from './import-accounts';
import { exportCsv, find, list } from './list-accounts';
import { createBatch, grantBatch, listBatches, revokeBatch } from './seats';
import { deactivate, disable, enable, grant, reset, unlock } from './security';

/** Staff administration. The order matters where an address could also be an id. */
export function accountsRoutes(deps: AccountsDeps): Route[] {
  const { gate, audit } = deps;
  const readers = gate('systemAdmin', 'securityAdmin', 'auditor');
  const security = gate('securityAdmin');
  const system = gate('systemAdmin');
  const view = async (row: Promise<StaffRow>) => accountView(deps, await row);
  const withCode = async (done: ReturnType<typeof reset>) => {
    const { row, activationCode } = await done;
    return { account: await accountView(deps, row), activationCode };
  };
  return [
    route(contracts.listAccounts, readers, ({ input }) => list(deps, input.query)),
    route(contracts.exportAccounts, gate('systemAdmin', 'securityAdmin'), ({ actor, input }) => exportCsv(deps, actor, input.body)),
    route(contracts.importAccounts, system, ({ actor, input, file }) => importFile(deps, actor, { bytes: file ?? Buffer.alloc(0), dryRun: input.query.dryRun === '1' })),
    route(contracts.deactivateAccounts, security, ({ actor, input }) => deactivate(deps, actor, input.body)),
    route(contracts.createAccount, system, ({ actor, input }) => view(create(deps, actor, input.body))),
    route(contracts.getAccount, readers, ({ input }) => find(deps, input.params.id)),
    route(contracts.editAccount, system, ({ actor, input }) => view(edit(deps, { actor, id: input.params.id }, input.body))),
    route(contracts.grantRole, security, ({ actor, input: { params, body } }) => withCode(grant(deps, { actor, ...params, reason: body.reason }, body.role))),
    route(contracts.resetAccount, security, ({ actor, input: { params, body } }) => withCode(reset(deps, { actor, ...params, ...body }))),
    route(contracts.unlockAccount, security, ({ actor, input: { params, body } }) => view(unlock(deps, { actor, ...params, ...body }))),
    route(contracts.disableAccount, security, ({ actor, input: { params, body } }) => view(disable(deps, { actor, ...params, ...body }))),
    route(contracts.enableAccount, security, ({ actor, input: { params, body } }) => view(enable(deps, { actor, ...params, ...body }))),
    route(listSeatBatches, readers, () => listBatches(deps)),
    route(createSeats, system, ({ actor, input }) => createBatch(deps, actor, input.body)),
    route(grantSeats, security, ({ actor, input }) => grantBatch(deps, actor, input.params.id)),
    route(revokeSeats, security, ({ actor, input: { params, body } }) => revokeBatch(deps, { actor, ...params, ...body })),
    route(listAudit, gate('auditor'), ({ input }) => audit.list(input.query)),
    ...activationRoutes(deps),
  ];
}

/** Open to whoever holds a code; guessing one is hopeless, and is slowed down besides. */
function activationRoutes(deps: AccountsDeps): Route[] {
  const { config } = deps.platform;
  // A wide ring: a whole hall of volunteers may share one address.
  const perAddress = createLimit(600, 60);
  return [
    route(contracts.checkActivation, everyone, async ({ input, ctx }) => {
      await perAddress(clientAddress(ctx, config.TRUSTED_PROXIES));
      return showActivation(deps, input.body);
    }),
    route(contracts.activateAccount, everyone, async ({ input, ctx }) => {
      const address = clientAddress(ctx, config.TRUSTED_PROXIES);
      await perAddress(address);
      await activate(deps, input.body, address);
      return {};
    }),
  ];
}
