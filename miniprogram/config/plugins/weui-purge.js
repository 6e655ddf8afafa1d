const fs = require('node:fs');
const path = require('node:path');

function sources(dir, ending) {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) return sources(file, ending);
    return entry.name.endsWith(ending) ? [fs.readFileSync(file, 'utf8')] : [];
  });
}

/** Classes named in the screens; a literal ending in `_` stands for all that begin with it. */
function usedClasses(srcDir) {
  const names = new Set(sources(srcDir, '.tsx').flatMap((text) => text.match(/weui-[\w-]+/g) ?? []));
  const prefixes = [...names].filter((name) => name.endsWith('_'));
  return (name) => names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

function dropRules(root, isUsed) {
  root.walkRules((rule) => {
    if (rule.parent.name?.endsWith('keyframes')) return;
    const kept = rule.selectors.filter((selector) => {
      const classes = selector.replace(/:not\([^)]*\)/g, '').match(/\.weui-[\w-]+/g) ?? [];
      return classes.every((name) => isUsed(name.slice(1)));
    });
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
}

function dropKeyframes(root) {
  const css = root.toString().replace(/@(-webkit-)?keyframes [\w-]+/g, '');
  root.walkAtRules(/keyframes$/, (rule) => {
    if (!css.includes(rule.params)) rule.remove();
  });
}

/** Removes theme variables nothing reads; true while something was removed. */
function dropVariables(root, ownStyles) {
  const css = root.toString() + ownStyles;
  let dropped = false;
  root.walkDecls(/^--weui-/, (decl) => {
    if (css.includes(`var(${decl.prop})`) || css.includes(`var(${decl.prop},`)) return;
    decl.remove();
    dropped = true;
  });
  return dropped;
}

/** Keeps of WeUI only what the screens in `srcDir` use. */
module.exports.purge = (root, srcDir) => {
  dropRules(root, usedClasses(srcDir));
  dropKeyframes(root);
  const ownStyles = sources(srcDir, '.scss').join('');
  while (dropVariables(root, ownStyles)); // A variable may be read by another unread one.
  root.walkAtRules('media', (rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
};
