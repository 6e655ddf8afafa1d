import { compileTemplates } from './compile-templates';
import { givenNames, hiddenNames } from './logic-scope';
import { configsOf, type WeappPackage } from './read-package';

/** In a browser the global object would lead back to everything hidden, so it is hidden as well. */
const parameters = [...givenNames, 'globalThis', ...hiddenNames].join(', ');

/** The whole package as one static script for the browser: nothing in it is made from strings at run time. */
export function packageScript(pack: WeappPackage): string {
  const logic = pack.paths('.js').map((path) => `${JSON.stringify(path)}: function (${parameters}) {\n${pack.read(path, '.js')}\n}`);
  return `globalThis.weappPackage = {
configs: ${JSON.stringify(configsOf(pack))},
templates: ${compileTemplates(pack)},
logic: {${logic.join(',\n')}},
};`;
}
