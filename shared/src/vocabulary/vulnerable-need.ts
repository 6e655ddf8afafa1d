import { closedList } from './closed-list';

/** 特殊需求: what raises a ticket's urgency by rule. */
export const vulnerableNeeds = closedList({
  dialysis: '透析治疗',
  cancerTreatment: '放化疗',
  pregnancy: '孕产妇',
  newborn: '新生儿',
  elderlyAlone: '独居老人',
  medicationGap: '断药',
});
export type VulnerableNeed = (typeof vulnerableNeeds.codes)[number];
