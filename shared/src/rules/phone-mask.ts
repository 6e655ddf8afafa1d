/** 138****1234: what everyone sees of a telephone number by default. */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** 张*: the surname and nothing else. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(rest.length, 1));
}

/** Keeps the first six characters of an address (street level), hides the house. */
export function maskAddress(address: string): string {
  const characters = [...address];
  return characters.length <= 6 ? '******' : `${characters.slice(0, 6).join('')}******`;
}
