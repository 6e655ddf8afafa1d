import { Button, Form, type FormInstance } from 'antd';
import type { ZodMiniType } from 'zod/mini';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { Field } from '../../parts/form/field';
import { NoteArea } from '../../parts/form/text-areas';
import { DepartmentField } from '../../parts/form/tree-field';
import { keepDraft } from './drafts';

interface SuggestionsProps {
  readonly action: StaffAction;
  readonly ticket: StaffTicket;
  readonly form: FormInstance;
}

/** The directory's departments, taken over with their rule by one click. */
export function Suggestions({ action, ticket, form }: SuggestionsProps) {
  const chosen: unknown = Form.useWatch('department', form);
  const take = (code: string, note: string): void => {
    const taken = { department: code, reason: note };
    form.setFieldsValue(taken);
    keepDraft(ticket.id, action, taken);
    void form.validateFields();
  };
  // Whoever has sent it back rightly is not the one to have it.
  const offered = ticket.suggestions.filter(({ code }) => action !== 'upholdSendBack' || code !== ticket.department);
  if (offered.length === 0) return <p className="action-hint">派单目录没有匹配的单位，请按职责选择。</p>;
  return (
    <div className="suggestions" role="group" aria-label="派单建议">
      {offered.map(({ code, name, note }) => (
        <Button key={code} block className={`suggestion${code === chosen ? ' suggestion-chosen' : ''}`} aria-pressed={code === chosen} onClick={() => take(code, note)} data-testid={`suggestion-${code}`}>
          <strong>{name}</strong>
          <span className="quiet">{note}</span>
        </Button>
      ))}
    </div>
  );
}

interface PlacingFieldsProps {
  readonly schemas: { readonly department: ZodMiniType; readonly reason: ZodMiniType };
  readonly placeholder: string;
  /** Only departments below this one. */
  readonly below?: string | null;
}

/** To whom, and why. */
export function PlacingFields({ schemas, placeholder, below }: PlacingFieldsProps) {
  return (
    <>
      <Field name="department" label="承办单位" schema={schemas.department}>
        <DepartmentField below={below} />
      </Field>
      <Field name="reason" label="理由" schema={schemas.reason}>
        <NoteArea placeholder={placeholder} />
      </Field>
    </>
  );
}
