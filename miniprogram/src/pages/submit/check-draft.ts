import { draftNeeds, ticketDraft } from '@hotline/shared/contracts/tickets.citizen';
import { submitLimits } from '@hotline/shared/rules/limits';
import { describeIssue } from '@hotline/shared/text/fields';
import type { FieldErrors } from '@/api/api-error';
import type { Draft } from './draft';
import type { ChangeDraft } from './use-draft';

type Field = 'content' | 'address' | 'contactName' | 'contactPhone' | 'personName' | 'personPhone' | 'companyName' | 'companyCode';

/** The server's own rule for a field, in the server's own words. */
function fault(field: Field, value: string | null): string | undefined {
  const result = ticketDraft.shape[field].safeParse(value);
  const issue = result.error?.issues[0];
  return issue && describeIssue({ path: [field], code: issue.code, message: issue.message });
}

function pictureFault({ pictures }: Draft): string | undefined {
  if (pictures.some(({ fault: text }) => text)) return '有图片没有上传成功，请点图片重传或删去';
  return pictures.some(({ id }) => id === null) ? '图片正在上传，请稍等片刻' : undefined;
}

const behalfFields = ['personName', 'personPhone', 'companyName', 'companyCode'] as const;

/** What is wrong with whom the person speaks for: each field by itself, then one that needs another. */
function behalfFaults(draft: Draft): Record<string, string | undefined> {
  const faults: Record<string, string | undefined> = Object.fromEntries(behalfFields.map((field) => [field, fault(field, draft[field].trim() || null)]));
  for (const [field, needed] of Object.entries(draftNeeds) as [keyof typeof draftNeeds, (typeof draftNeeds)[keyof typeof draftNeeds]][]) {
    if (draft[field] && !draft[needed]) faults[needed] = describeIssue({ path: [needed], message: 'required' });
  }
  return faults;
}

/** Which step a field stands on. */
export const fieldSteps: Readonly<Record<string, number>> = {
  requestType: 0,
  content: 0,
  category: 0,
  area: 1,
  address: 1,
  attachments: 1,
  contactName: 2,
  contactPhone: 2,
  visibility: 2,
  personName: 2,
  personRelation: 2,
  personPhone: 2,
  companyName: 2,
  companyCode: 2,
  consentVersion: 2,
};

const steps: readonly ((draft: Draft, consented: boolean) => Readonly<Record<string, string | undefined>>)[] = [
  (draft) => ({ requestType: draft.requestType ? undefined : '请选择诉求类型', content: fault('content', draft.content) }),
  (draft) => ({
    address: fault('address', draft.address.trim() || null),
    attachments: draft.pictures.length > submitLimits.pictures ? `图片最多${submitLimits.pictures}张` : pictureFault(draft),
  }),
  (draft, consented) => ({
    contactName: fault('contactName', draft.contactName.trim() || null),
    contactPhone: draft.contactPhone ? fault('contactPhone', draft.contactPhone) : '请填写联系电话，方便工作人员核实情况',
    ...behalfFaults(draft),
    consentVersion: consented ? undefined : '请先阅读并同意上面的告知',
  }),
];

/** Faults of one step, by field; empty when the person may go on. */
export function checkStep(draft: Draft, consented: boolean): FieldErrors {
  const faults = Object.entries(steps[draft.step]?.(draft, consented) ?? {});
  return Object.fromEntries(faults.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Fields that a change of the draft touches; a change worked out from the old draft is one of pictures. */
export const fieldsOf = (part: Parameters<ChangeDraft>[0]): readonly string[] => (typeof part === 'function' ? ['attachments'] : Object.keys(part));

export const without = (errors: FieldErrors, fields: readonly string[]): FieldErrors => Object.fromEntries(Object.entries(errors).filter(([field]) => !fields.includes(field)));
