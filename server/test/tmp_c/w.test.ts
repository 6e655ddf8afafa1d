import { resolve } from 'node:path';
import { launchProduct } from '../support/product';
import { createFakeWx, createWeapp } from '../support/weapp';
test('weapp', async () => {
  const product = await launchProduct();
  const key = product.settings['SANDBOX_KEY'] ?? '';
  const made = await fetch(`${product.sandboxUrl}/__sandbox/users`, { method: 'POST', headers: { 'x-sandbox-key': key, 'content-type': 'application/json' }, body: JSON.stringify({ nick: '小明' }) });
  const user = await made.json() as { id: string };
  const wx = createFakeWx({ serverUrl: product.serverUrl, sandbox: { url: product.sandboxUrl, key, userId: user.id, appid: product.settings['WECHAT_MP_APPID'] ?? '' } });
  const weapp = createWeapp({ dist: resolve(__dirname, '../../../miniprogram/dist/weapp'), wx });
  try {
    console.time('launch'); await weapp.launch(); console.timeEnd('launch');
    console.log('HOME', weapp.text());
    await weapp.waitFor(() => weapp.text().includes('诉求'));
    console.log(weapp.page().container.innerHTML.slice(0, 3000));
    weapp.reLaunch('/pages/submit/index');
    await weapp.waitFor(() => weapp.queryAll('textarea').length > 0);
    console.log('SUBMIT', weapp.text(), weapp.page().container.innerHTML.slice(0, 3000));
    weapp.reLaunch('/pages/mine/index');
    await weapp.waitFor(() => weapp.text().length > 0);
    console.log('MINE', weapp.text());
    weapp.reLaunch('/pages/progress/index');
    await weapp.waitFor(() => weapp.text().length > 0);
    console.log('PROGRESS', weapp.text());
    console.log(weapp.largestSetData(), wx.journal);
    weapp.assertClean();
  } catch (e) { console.log(weapp.faults); throw e; }
  finally { weapp.close(); await product.stop(); }
});
