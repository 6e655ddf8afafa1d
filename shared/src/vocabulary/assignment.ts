import { closedList } from './closed-list';

/** A department's part in a ticket: 主办, 协办, or a lower department the lead has passed it to (转下级). */
export const assignmentParts = closedList({ lead: '主办', co: '协办', delegate: '下级承办' });
export type AssignmentPart = (typeof assignmentParts.codes)[number];

export const sendBackDecisions = closedList({ upheld: '同意退单', rejected: '驳回退单', arbitrated: '裁定' });
export type SendBackDecision = (typeof sendBackDecisions.codes)[number];

export const extensionDecisions = closedList({ granted: '同意', refused: '不同意' });
export type ExtensionDecision = (typeof extensionDecisions.codes)[number];
