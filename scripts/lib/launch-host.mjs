// Keeps a launched product for Jest.
import { serve } from './host.mjs';
import { launch } from './launch.mjs';

let product = null;

serve({
  launch: async (options) => {
    product = await launch(options);
    const { serverUrl, h5Url, adminUrl, sandboxUrl, settings } = product;
    return { serverUrl, h5Url, adminUrl, sandboxUrl, settings, demoLogins: product.demoLogins() };
  },
  kill: () => product.kill(),
  restart: () => product.restart(),
  stop: () => product?.stop(),
}, () => product?.stop());
