import { el, redraw } from './dom.js';

function row(finding) {
  return el('div', { class: 'finding' }, el('b', {}, finding.rule), ` ${finding.detail}`, el('small', {}, `${finding.path} · ${finding.count} 次`));
}

/** Where the product broke WeChat's rules. */
export const findingsTab = {
  id: 'findings',
  label: '规范检查',
  badge: ({ lint }) => lint.length,
  draw: (place, { lint }) => redraw(place, lint, () => (lint.length > 0 ? lint.map(row) : el('p', { class: 'blank good' }, '没有发现违反微信约定的地方'))),
};
