/** Fixed at build time, so the other target's branches fall away. */
export const isWeapp = process.env.TARO_ENV === 'weapp';

/** H5 only: whether WeChat's own browser shows the page, which alone can open WeChat's log-in. */
export const inWechat = !isWeapp && /MicroMessenger/i.test(navigator.userAgent);

/** Through which door somebody asks, as the counts of 微查询 name it. */
export const doorway = isWeapp ? 'miniProgram' : 'h5';
