/** Where the server takes WeChat's pushes; the same addresses a person enters on WeChat's own platform. */
const pushPaths = { oa: '/wechat/official-account', mp: '/wechat/mini-program' };

const account = (kind, settings) => {
  const prefix = `WECHAT_${kind.toUpperCase()}`;
  return {
    appid: settings[`${prefix}_APPID`],
    kind,
    secret: settings[`${prefix}_SECRET`],
    token: settings[`${prefix}_TOKEN`],
    aesKey: settings[`${prefix}_AES_KEY`],
    mode: settings[`${prefix}_MODE`],
    format: kind === 'mp' ? settings.WECHAT_MP_FORMAT : 'xml',
    pushUrl: `${settings.PUBLIC_URL}${pushPaths[kind]}`,
    oauthDomain: new URL(settings.PUBLIC_URL).host,
    h5Url: kind === 'oa' ? `${settings.PUBLIC_URL}/h5/` : '',
  };
};

/** The two WeChat accounts of the hotline as the sandbox must know them: the same credentials the server is given. */
export const sandboxAccounts = (settings) => [account('oa', settings), account('mp', settings)];
