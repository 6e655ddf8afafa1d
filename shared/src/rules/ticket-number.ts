/**
 * Ticket numbers: `YYYYMMDD` + 6 digits + check digit, for reading out on the telephone.
 * The check digit is ISO 7064 MOD 11,10, which catches every single wrong digit and nearly every swap of neighbours.
 */

/** The check digit of a string of decimal digits. */
export function checkDigit(digits: string): string {
  let rest = 10;
  for (const digit of digits) {
    const sum = (rest + Number(digit)) % 10;
    rest = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - rest) % 10);
}

/** A ticket number from the day (`YYYYMMDD`, Asia/Shanghai) and a number below 1,000,000. */
export function ticketNumber(day: string, serial: number): string {
  const body = day + String(serial).padStart(6, '0');
  return body + checkDigit(body);
}

/** Whether a string is a well-formed ticket number with the right check digit. */
export function isTicketNumber(text: string): boolean {
  return /^\d{15}$/.test(text) && checkDigit(text.slice(0, 14)) === text[14];
}
