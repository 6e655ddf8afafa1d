import { accountsTab } from './accounts.js';
import { clockTab } from './clock.js';
import { el, fullTime } from './dom.js';
import { faultsTab } from './faults.js';
import { findingsTab } from './findings.js';
import { forgetExchanges, inspectorTab } from './inspector.js';
import { peopleTab } from './people.js';
import { quotasTab } from './quotas.js';
import { templatesTab } from './templates.js';

export { forgetExchanges };

/** Each console: {id, label, draw(place, overview, shown)} and, if it has one, badge(overview). */
const TABS = [inspectorTab, findingsTab, accountsTab, templatesTab, quotasTab, faultsTab, clockTab, peopleTab];
const shown = { id: TABS[0].id, overview: null };
const built = new Map();

function choose(id) {
  shown.id = id;
  for (const [name, { tab, place }] of built) {
    tab.setAttribute('aria-selected', String(name === id));
    tab.tabIndex = name === id ? 0 : -1;
    place.hidden = name !== id;
  }
  if (shown.overview) drawPanel(shown.overview);
}

function onKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const index = (TABS.findIndex(({ id }) => id === shown.id) + step + TABS.length) % TABS.length;
  choose(TABS[index].id);
  built.get(shown.id).tab.focus();
}

/** Makes the tabs. */
export function startPanel() {
  const list = document.getElementById('tablist');
  for (const { id, label } of TABS) {
    const badge = el('span', { class: 'badge' });
    const tab = el('button', { id: `tab-${id}`, role: 'tab', 'aria-controls': `panel-${id}`, onclick: () => choose(id) }, label, badge);
    const place = el('div', { id: `panel-${id}`, class: `console ${id}`, role: 'tabpanel', 'aria-labelledby': `tab-${id}` });
    built.set(id, { tab, place, badge });
    list.append(tab);
    document.getElementById('tabpanels').append(place);
  }
  list.addEventListener('keydown', onKey);
  choose(shown.id);
}

/** Draws the console in front from one overview. */
export function drawPanel(overview) {
  shown.overview = overview;
  document.getElementById('clock').textContent = fullTime(overview.now) + (Math.abs(overview.offsetMs) > 1000 ? ' （已调）' : '');
  for (const tab of TABS) {
    const { place, badge } = built.get(tab.id);
    const count = tab.badge?.(overview) ?? 0;
    badge.textContent = count > 0 ? String(count) : '';
    // The inspector collects what it is shown only once, so it always looks.
    if (tab.id === shown.id || tab.always) tab.draw(place, overview);
  }
}
