/** A mobile number, also in groups. */
const mobile = /(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/;
/** 身份证号; those of 15 digits went out of use in 2013, and our ticket numbers have as many. */
const identity = /(?<!\d)\d{6} ?\d{8} ?\d{3}[\dXx](?!\d)/;
const landline = /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/;

/** Whether a text carries somebody's mobile or identity number. Landlines are offices more often than homes. */
export const hasPersonalNumber = (text: string): boolean => mobile.test(text) || identity.test(text);

const stars = (found: string): string => '*'.repeat(found.length);

/** A text in which telephone and identity numbers are stars, as many as there were signs. */
export const redactNumbers = (text: string): string => [identity, mobile, landline].reduce((left, { source }) => left.replace(new RegExp(source, 'g'), stars), text);
