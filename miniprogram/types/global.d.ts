/** Origin of the server, without a trailing slash; empty on H5. Filled in by the build. */
declare const API_BASE: string;

/** Replaced by the build. */
declare const process: { readonly env: { readonly TARO_ENV: 'weapp' | 'h5' } };

declare module '*.scss';
declare module '*.less';
