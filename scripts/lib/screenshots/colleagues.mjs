import { randomBytes } from 'node:crypto';
import { patiently } from '../replay/client.mjs';

/** Whom the demo city has too few of: nobody approves their own proposal, and a ticket goes between two departments. */
const colleagues = [
  { key: 'secondSupervisor', staffNo: '2001', name: '高建华', role: 'supervisor', department: null },
  { key: 'urbanHandler', staffNo: '2002', name: '白雪梅', role: 'handler', department: 'urban-management' },
];

/** Makes, grants and activates them, each by whom it takes; they log in as anybody. */
export async function hireColleagues(product, sessions) {
  const post = async (as, path, body) => (await patiently(`${product.serverUrl}/api/staff/${path}`, { method: 'POST', headers: as ? await sessions.staffHeaders(as) : {}, body })).body;
  await post('systemAdmin', 'city-data/departments', { code: 'heating-station', name: '城南热力站', kind: 'utility', parent: 'heating-company', accepts: '小店区、迎泽区南部的供热维修', aliases: [] });
  for (const { key, staffNo, name, role, department } of colleagues) {
    const { id } = await post('systemAdmin', 'accounts', { staffNo, name, role, department });
    const { activationCode } = await post('securityAdmin', `accounts/${id}/role`, { role, reason: '新入职' });
    const password = `Sz5#${randomBytes(12).toString('base64url')}`;
    await post(null, 'activations', { activationCode, name: null, newPassword: password });
    sessions.know(key, { staffNo, password });
  }
}
