const { ariaComponents } = require('./components');

/**
 * Taro leaves aria-* out of the mini-program's templates (NervJS/taro#10025, #14932), so a screen reader finds
 * nothing there. This adds the attributes to the templates and, at run time, to the list of known properties.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, ariaComponents);
      platform.runtimePath = [].concat(platform.runtimePath, require.resolve('./runtime.js'));
    },
  });
};
