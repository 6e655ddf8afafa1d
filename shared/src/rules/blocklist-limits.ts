/** Bounds of the 不良使用名单: no entry is open-ended, no limit is nought. `notes`: so many within `noteDays` suggest an entry. */
export const blocklistLimits = { days: 90, perDay: 10, factsMax: 1000, appealMax: 1000, notes: 3, noteDays: 90 } as const;
