/** Fixed at build time, so the other target's branches fall away. */
export const isWeapp = process.env.TARO_ENV === 'weapp';
