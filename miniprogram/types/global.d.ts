/** Origin of the server, without a trailing slash; empty on H5. Filled in by the build. */
declare const API_BASE: string;

/** Whether places are picked on WeChat's map. Filled in by the build. */
declare const MAP_PICK: boolean;

/** Replaced by the build. */
declare const process: { readonly env: { readonly TARO_ENV: 'weapp' | 'h5' } };

declare module '*.scss';
declare module '*.less';
