import { logIn } from '../replay/staff.mjs';

const cookiesOf = (header, url) => header.split('; ').map((pair) => {
  const at = pair.indexOf('=');
  return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
});

/** Puts things into the page's own store before its scripts run; Taro wraps what it keeps. */
export const remember = (context, items) => context.addInitScript((pairs) => {
  if (location.protocol === 'about:') return; // an empty page has no store
  for (const [key, value] of pairs) if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
}, items);

const taroValue = (value) => JSON.stringify({ data: value });

/** The sessions of those who appear in the pictures: each logs in once. */
export class Sessions {
  #staff = new Map();
  #citizen = null;

  constructor(product) {
    this.product = product;
  }

  /** Adds somebody the demo city does not have, under a name of their own. */
  know(role, login) {
    this.#staff.set(role, logIn(this.product.serverUrl, [{ role, ...login }], role));
  }

  staffHeaders(role) {
    if (!this.#staff.has(role)) this.#staff.set(role, logIn(this.product.serverUrl, this.product.demoLogins(), role));
    return this.#staff.get(role);
  }

  /** Whoever logged in at this phone is the citizen of the later pictures. */
  async keepCitizen(context) {
    const { cookies } = await context.storageState();
    this.#citizen = cookies;
  }

  citizenHeaders() {
    const own = this.#citizen.filter(({ name }) => !name.startsWith('sandbox'));
    return { cookie: own.map(({ name, value }) => `${name}=${value}`).join('; '), 'x-requested-with': 'hotline' };
  }

  /** Dresses a context as a member of staff. */
  asStaff = (role) => async (context) => {
    const { cookie } = await this.staffHeaders(role);
    await context.addCookies(cookiesOf(cookie, this.product.serverUrl));
  };

  /** Dresses a context as the citizen; `care` is the large print. */
  asCitizen = ({ care = false } = {}) => async (context) => {
    await context.addCookies(this.#citizen);
    await remember(context, [['session.known', taroValue(true)], ...(care ? [['look.care', taroValue(true)]] : [])]);
  };
}
