import { maskName, maskPhone } from '@hotline/shared/rules/phone-mask';
import { relations, type Relation } from '@hotline/shared/vocabulary/relation';

/** 代为反映: the company or the person a requester speaks for. */
export interface Behalf {
  readonly companyName: string | null;
  readonly companyCode: string | null;
  readonly personName: string | null;
  readonly personPhone: string | null;
  readonly personRelation: Relation | null;
}

/** Null when somebody speaks for themselves. */
export function behalfOf({ companyName, companyCode, personName, personPhone, personRelation }: Behalf): Behalf | null {
  return companyName === null && personName === null ? null : { companyName, companyCode, personName, personPhone, personRelation: personName === null ? null : personRelation };
}

/** A company is known to everybody, a person is not. */
export const maskedBehalf = ({ companyName, companyCode, personName, personPhone, personRelation }: Behalf) => ({
  companyName,
  companyCode,
  relation: personRelation,
  personNameMasked: personName && maskName(personName),
  personPhoneMasked: personPhone && maskPhone(personPhone),
});

/** In full, in the words of the copy a requester is given. */
export const heldBehalf = ({ companyName, companyCode, personName, personPhone, personRelation }: Behalf) => ({
  代表企业: companyName, 统一社会信用代码: companyCode, 当事人: personName, 当事人电话: personPhone, 与当事人的关系: personRelation && relations.labels[personRelation],
});
