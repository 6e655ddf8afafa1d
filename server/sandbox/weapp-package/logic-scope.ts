/** What a mini-program's file is given by name. */
export const givenNames = ['require', 'module', 'exports', 'Page', 'Component', 'Behavior', 'App', 'getApp', 'getCurrentPages', 'wx'] as const;

/** WeChat hides these from a mini-program's code; touching one must fail here, too. */
export const hiddenNames = [
  'window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'Caches', 'screen', 'alert',
  'confirm', 'prompt', 'fetch', 'XMLHttpRequest', 'WebSocket', 'webkit', 'WeixinJSCore', 'Reporter', 'print', 'WeixinJSBridge',
] as const;
