import type { ThemeConfig } from 'antd';

/** The desks' look: one blue, small corners, tight rows, 13 px text. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1f5fbf',
    // antd's own is lighter than text may be.
    colorPrimaryHover: '#174a96',
    colorLink: '#1f5fbf',
    colorLinkHover: '#174a96',
    colorError: '#c8322b',
    colorTextSecondary: 'rgba(0, 0, 0, .62)',
    colorTextTertiary: 'rgba(0, 0, 0, .6)',
    colorTextPlaceholder: 'rgba(0, 0, 0, .6)',
    borderRadius: 4,
    fontSize: 13,
    controlHeight: 30,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
    fontFamily: "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
  },
  components: {
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
    // Who may not change a form still reads it.
    ...Object.fromEntries(['Input', 'InputNumber', 'Select'].map((field) => [field, { colorTextDisabled: 'rgba(0, 0, 0, .65)' }])),
  },
};
