// node upload.cjs: hands the built package to WeChat as a development version. All it needs stands in the environment.
const ci = require('miniprogram-ci');

const { PROJECT, APPID, KEY_FILE, VERSION, DESCRIPTION } = process.env;
const project = new ci.Project({ appid: APPID, type: 'miniProgram', projectPath: PROJECT, privateKeyPath: KEY_FILE, ignores: ['node_modules/**/*'] });
ci.upload({ project, version: VERSION, desc: DESCRIPTION, setting: { minify: true, minifyWXML: true, minifyWXSS: true }, onProgressUpdate: () => undefined })
  .then(() => process.exit(0), (error) => {
    process.stderr.write(`${error.message ?? error}\n`);
    process.exit(1);
  });
