import { quietUntil } from './quiet-hours';

const at = (time: string): number => Date.parse(`2026-03-02T${time}:00+08:00`);

test.each([
  ['22-7', '21:59', null],
  ['22-7', '22:00', '2026-03-03T07:00:00+08:00'],
  ['22-7', '00:30', '2026-03-02T07:00:00+08:00'],
  ['22-7', '06:59', '2026-03-02T07:00:00+08:00'],
  ['22-7', '07:00', null],
  ['0-7', '03:00', '2026-03-02T07:00:00+08:00'],
  ['12-14', '13:00', '2026-03-02T14:00:00+08:00'],
  ['12-14', '11:59', null],
  ['22-22', '22:00', null],
  ['off', '23:00', null],
])('%s at %s', (setting, time, end) => {
  expect(quietUntil(setting, at(time))).toBe(end === null ? null : Date.parse(end));
});
