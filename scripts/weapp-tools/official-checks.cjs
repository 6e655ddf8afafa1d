// node official-checks.cjs FOLDER: WeChat's own schema and code-quality checks of the project in a folder, as one line of JSON.
// In a process of its own: the tool watches files and would not let go.
const ci = require('miniprogram-ci');
const { generateKeyPairSync } = require('node:crypto');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** The tool wants an upload key before it looks at anything; nothing is uploaded with this one. */
function throwAwayKey(folder) {
  const path = join(folder, 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs1', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  writeFileSync(path, privateKey, { mode: 0o600 });
  return path;
}

async function faultsOf(projectPath, privateKeyPath) {
  const project = new ci.Project({ appid: 'touristappid', type: 'miniProgram', projectPath, privateKeyPath, ignores: ['node_modules/**/*'] });
  // Otherwise it asks Tencent what the account may do.
  project.attr = () => Promise.resolve({ ...ci.DefaultProjectAttr });
  const { error, warning } = await ci.schemaValidate('app', await ci.getAppJSON(project));
  const checks = await ci.checkCodeQuality(project);
  const schema = [...error.map((one) => JSON.stringify(one)), ...(warning ? [warning] : [])].map((text) => `app.json: ${text}`);
  return { checks: checks.map(({ name }) => name), faults: [...schema, ...checks.filter(({ success }) => !success).map(({ name, text }) => `${name}: ${text}`)] };
}

const folder = mkdtempSync(join(tmpdir(), 'hotline-weapp-key-'));
faultsOf(process.argv[2], throwAwayKey(folder))
  .catch((error) => ({ checks: [], faults: [String(error.message ?? error)] }))
  .then((found) => {
    rmSync(folder, { recursive: true, force: true });
    process.stdout.write(`\n${JSON.stringify(found)}\n`, () => process.exit(0));
  });
