/** Fixed at build time, so the other target's branches fall away. */
export const isWeapp = process.env.TARO_ENV === 'weapp';

/** Through which door somebody asks, as the counts of 微查询 name it. */
export const doorway = isWeapp ? 'miniProgram' : 'h5';
