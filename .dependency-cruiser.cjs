// Who may import whom: the house's plan as rules. scripts/lib/check-architecture.mjs proves that each of them bites.

/** Lowest first: a module may look down, never sideways or up. What must go up goes as an event. */
const tiers = [
  ['audit'],
  ['city', 'departments', 'calendar', 'rules'],
  ['staff', 'citizens'],
  ['city-desk', 'knowledge', 'blocklist', 'feedback'],
  ['tickets', 'inquiries'],
  ['assignments', 'payments', 'conversations', 'outreach', 'desk-work', 'ticket-lists', 'ticket-import'],
  ['follow-ups', 'supervision'],
  ['notices', 'broadcasts', 'appraisal', 'bulletins', 'media-desk', 'insights', 'surge'],
];

const modules = '^server/src/modules/';
const either = (names) => `(${names.join('|')})`;
const test = '[.]test[.]tsx?$';
const shared = '(^shared/|^@hotline/shared)';

const onlyDownwards = tiers.map((names, tier) => ({
  name: `module-tier-${tier}`,
  comment: `${names.join(', ')} may import only modules of a lower tier.`,
  severity: 'error',
  from: { path: `${modules}${either(names)}/`, pathNot: test },
  to: { path: `${modules}${either(tiers.slice(tier).flat())}/`, pathNot: `${modules}$1/` },
}));

const forbidden = [
  { name: 'no-cycle', comment: 'No import cycles.', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'module-door',
    comment: 'A module is entered through its index.ts only.',
    severity: 'error',
    from: { path: `${modules}([^/]+)/`, pathNot: test },
    to: { path: `${modules}[^/]+/.+`, pathNot: [`${modules}$1/`, `${modules}[^/]+/index[.]ts$`] },
  },
  {
    name: 'door-from-outside',
    comment: 'Outside the modules, too, only doors are used.',
    severity: 'error',
    from: { path: '^server/src/', pathNot: [modules, test] },
    to: { path: `${modules}[^/]+/.+`, pathNot: `${modules}[^/]+/index[.]ts$` },
  },
  {
    name: 'modules-named-once',
    comment: 'Only modules.ts (and the entries beside it, and the demo city) name modules; a new module is its folder plus one line.',
    severity: 'error',
    from: { path: '^server/src/', pathNot: [modules, '^server/src/(modules|main|app|worker)[.]ts$', '^server/src/demo/', test] },
    to: { path: modules },
  },
  ...onlyDownwards,
  {
    name: 'platform-knows-no-domain',
    comment: 'platform/ knows neither WeChat nor the hotline.',
    severity: 'error',
    from: { path: '^server/src/platform/', pathNot: test },
    to: { path: '^server/src/(?!platform/)' },
  },
  {
    name: 'wechat-knows-no-tickets',
    comment: 'wechat/ knows WeChat and the platform, not the hotline.',
    severity: 'error',
    from: { path: '^server/src/wechat/', pathNot: test },
    to: { path: '^server/src/(?!platform/|wechat/)' },
  },
  {
    name: 'shared-is-pure',
    comment: 'shared/ runs on phones: itself and zod, no Node, no server.',
    severity: 'error',
    from: { path: '^shared/src/', pathNot: test },
    to: { pathNot: ['^shared/src/', '(^|/)node_modules/zod/', '^zod(/|$)'] },
  },
  {
    name: 'front-ends-see-shared-only',
    comment: 'The desks and the mini-program know the server by its contracts.',
    severity: 'error',
    from: { path: '^(server/admin|miniprogram)/src/' },
    to: { path: '^(server/(src|sandbox|test|migrations)|scripts)/' },
  },
  { name: 'desks-without-mini-program', comment: 'Two front ends, nothing in common but shared/.', severity: 'error', from: { path: '^server/admin/' }, to: { path: '^miniprogram/' } },
  { name: 'mini-program-without-desks', comment: 'Two front ends, nothing in common but shared/.', severity: 'error', from: { path: '^miniprogram/' }, to: { path: '^server/' } },
  {
    name: 'sandbox-stands-alone',
    comment: 'The sandbox has its own reading of WeChat: one misreading must not pass on both sides.',
    severity: 'error',
    from: { path: '^server/sandbox/' },
    to: { path: [`^server/(?!sandbox/)`, shared, '^miniprogram/'] },
  },
  {
    name: 'product-without-sandbox-or-tests',
    comment: 'The product never imports the sandbox or tests.',
    severity: 'error',
    from: { path: '^(server/(src|migrations|admin)|shared|miniprogram)/', pathNot: test },
    to: { path: [`^server/(sandbox|test)/`, '[.]test[.]tsx?$'] },
  },
];

module.exports = {
  tiers,
  forbidden,
  options: {
    doNotFollow: { path: ['node_modules', '(^|/)dist/'] },
    exclude: { path: ['(^|/)node_modules/(?!zod/)', '^(server|server/admin|miniprogram)/dist/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
