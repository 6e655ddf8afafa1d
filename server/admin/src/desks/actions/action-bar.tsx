import { Button } from 'antd';
import type { StaffAction, StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { inUsualOrder } from '../list/likely-action';

interface ActionBarProps {
  readonly ticket: StaffTicket;
  readonly doing: StaffAction | undefined;
  readonly onStart: (action: StaffAction | undefined) => void;
}

/** Without a valid contact a resolution would be refused: reaching the requester comes first then. */
function orderedActions({ actions, contacts }: StaffTicket): StaffAction[] {
  const usual = inUsualOrder(actions);
  if (!usual.includes('recordContact') || contacts.some(({ outcome }) => outcome === 'reached')) return usual;
  return ['recordContact', ...usual.filter((action) => action !== 'recordContact')];
}

/** What this person may do now; the server decided it. */
export function ActionBar({ ticket, doing, onStart }: ActionBarProps) {
  const actions = orderedActions(ticket);
  if (actions.length === 0) return <div className="action-bar quiet">当前没有需要您办理的步骤。</div>;
  return (
    <div className="action-bar" role="toolbar" aria-label="可办理的步骤">
      {actions.map((action, index) => (
        <Button
          key={action}
          type={index === 0 && !doing ? 'primary' : 'default'}
          aria-pressed={action === doing}
          className={action === doing ? 'action-current' : undefined}
          onClick={() => onStart(action === doing ? undefined : action)}
          data-testid={`action-${action}`}
        >
          {actionLabels[action]}
        </Button>
      ))}
    </div>
  );
}
