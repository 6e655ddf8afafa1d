const levelNames: Readonly<Record<number, string>> = { 1: '一级督办', 2: '二级督办', 3: '三级督办' };

/** The three levels with their numbers. */
export const supervisionLevels = Object.entries(levelNames).map(([level, name]) => ({ level: Number(level), name }));

/** What a level is called; nothing for none. */
export const levelName = (level: number): string => levelNames[level] ?? '';
