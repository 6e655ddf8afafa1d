import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';
import { sendAction, type ActionValues } from './send-action';

interface BodyFormProps<A extends StaffAction> {
  readonly action: A;
  readonly work: Work;
  readonly initial?: Partial<ActionValues<A>>;
  readonly form?: FormInstance<ActionValues<A>>;
  readonly children?: ReactNode;
}

/** A form whose fields are those of the action's body. */
export function BodyForm<A extends StaffAction>({ action, work, ...rest }: BodyFormProps<A>) {
  return <ActionForm<ActionValues<A>> action={action} work={work} submit={(values) => sendAction(action, work.ticket, values)} {...rest} />;
}
