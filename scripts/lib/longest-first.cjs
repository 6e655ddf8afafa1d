const { default: Sequencer } = require('@jest/test-sequencer');

/** Longest first; what stands for a folder comes after the files named before it. */
const long = [
  'integration/notices-kills', 'e2e/submissions-faults', 'e2e/desks-axe', 'e2e/citizen-looks', 'e2e/journey', 'lifecycle/server', 'integration/spool-door',
  'integration/deliveries', 'start/', 'e2e/', 'lifecycle/',
];

const rankOf = ({ path }) => long.findIndex((name) => path.includes(`/test/${name}`)) >>> 0;

/** Jest begins with what took longest the last time. Before there was a last time, this is what begins, so that none of it is left alone at the end. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort([...tests]);
    return sorted.some(({ duration }) => duration !== undefined) ? sorted : sorted.sort((one, other) => rankOf(one) - rankOf(other));
  }
};
