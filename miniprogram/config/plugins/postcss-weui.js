const { purge } = require('./weui-purge');

const isWeui = (root) => /styles[\\/]weui\.less$/.test(root.source?.input.file ?? '');

/** Attributes WeUI switches its looks by become classes: a mini-program's <page> takes no attribute. */
function toClasses(selector) {
  return selector
    .replace(/:not\(\[data-weui-theme=(['"])light\1\]\)/g, ':not(.wx-light)')
    .replace(/\[data-weui-theme=(['"])(dark|light)\1\]/g, '.wx-$2')
    .replace(/\[data-weui-mode=(['"])care\1\]/g, '.wx-care')
    .replace(/^(body|page)(?![\w-])/, '.wx-root');
}

/** The official WXSS compiler refuses `*`; Taro's H5 components carry disabled="false", which `[disabled]` would hit. */
const isFit = (selector) => !/(^|[\s>+~])\*/.test(selector) && !/(?<!:not\()\[disabled\]/.test(selector);

function rewriteSelectors(root) {
  root.walkRules((rule) => {
    if (rule.parent.name?.endsWith('keyframes')) return;
    const kept = rule.selectors.filter(isFit).map(toClasses);
    if (kept.length === 0) rule.remove();
    else rule.selectors = [...new Set(kept)];
  });
}

function dropUnfit(root) {
  // The look comes from a class, so the citizen's choice and the system's never fight.
  root.walkAtRules('media', (rule) => {
    if (rule.params.includes('prefers-color-scheme')) rule.remove();
  });
  root.walkDecls((decl) => {
    if (/\bconstant\(/.test(decl.value)) decl.remove();
  });
}

/** One table of tokens and one factor then scale every text. */
function tokenizeFontSizes(root) {
  root.walkDecls('font-size', (decl) => {
    decl.value = decl.value.replace(/^(\d+)px$/, 'calc(var(--fs-$1,$1px)*var(--scale,1))');
  });
}

/** Fits WeUI's styles to Taro: only for src/styles/weui.less. */
module.exports = ({ purge: srcDir } = {}) => ({
  postcssPlugin: 'postcss-weui',
  Once(root) {
    if (!isWeui(root)) return;
    dropUnfit(root);
    rewriteSelectors(root);
    tokenizeFontSizes(root);
    // While watching, this sheet is not compiled again when a screen gains a class, so keep everything.
    if (process.env.NODE_ENV === 'production') purge(root, srcDir);
  },
});
module.exports.postcss = true;
