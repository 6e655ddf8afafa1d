// Keeps a launched product for a parent process that cannot import ES modules (Jest): commands come in, answers go out
// over the channel; when the parent is gone, the product ends with it.
import { launch } from './launch.mjs';

let product = null;

const commands = {
  launch: async (options) => {
    product = await launch(options);
    const { serverUrl, h5Url, adminUrl, sandboxUrl, settings } = product;
    return { serverUrl, h5Url, adminUrl, sandboxUrl, settings, demoLogins: product.demoLogins() };
  },
  kill: () => product.kill(),
  restart: () => product.restart(),
  stop: () => product?.stop(),
};

process.on('message', async ({ id, command, options }) => {
  try {
    process.send({ id, result: (await commands[command](options)) ?? null });
  } catch (error) {
    process.send({ id, error: error.message });
  }
});

process.on('disconnect', () => {
  Promise.resolve(product?.stop()).finally(() => process.exit(0));
});
