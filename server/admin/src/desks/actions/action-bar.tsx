import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { lettersOf } from '../../keys/key-table';
import { useCommands } from '../../keys/keys';
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

/** Buttons in sight; what is rarer waits under 更多. */
const inSight = 3;

interface ActionButtonProps extends Pick<ActionBarProps, 'doing' | 'onStart'> {
  readonly action: StaffAction;
  readonly letter: string | undefined;
  readonly first: boolean;
}

function ActionButton({ action, letter, first, doing, onStart }: ActionButtonProps) {
  const current = action === doing;
  return (
    <Button
      type={first && !doing ? 'primary' : 'default'}
      aria-pressed={current}
      aria-keyshortcuts={letter}
      className={current ? 'action-current' : undefined}
      onClick={() => onStart(current ? undefined : action)}
      data-testid={`action-${action}`}
    >
      {actionLabels[action]}
      {letter ? <kbd className="action-key" aria-hidden>{letter.toUpperCase()}</kbd> : null}
    </Button>
  );
}

/** What this person may do now; the server decided it. Every action keeps its letter, in sight or not. */
export function ActionBar({ ticket, doing, onStart }: ActionBarProps) {
  const [opened, setOpened] = useState(false);
  const actions = useMemo(() => orderedActions(ticket), [ticket]);
  const letters = useMemo(() => lettersOf(actions), [actions]);
  useCommands(useMemo(
    () => actions.map((action) => ({ id: action, name: actionLabels[action], key: letters.get(action), run: () => onStart(action) })),
    [actions, letters, onStart],
  ));
  if (actions.length === 0) return <div className="action-bar quiet">当前没有需要您办理的步骤。</div>;
  // One that would stand alone under 更多 takes no more room than 更多 itself.
  const most = actions.length === inSight + 1 ? actions.length : inSight;
  const all = opened || (doing !== undefined && actions.indexOf(doing) >= most);
  return (
    <div className="action-bar" role="toolbar" aria-label="可办理的步骤">
      {(all ? actions : actions.slice(0, most)).map((action, at) => <ActionButton key={action} action={action} letter={letters.get(action)} first={at === 0} doing={doing} onStart={onStart} />)}
      {actions.length > most ? <Button type="text" aria-expanded={all} onClick={() => setOpened(!all)} data-testid="more-actions">{all ? '收起' : `更多（${actions.length - most}）`}</Button> : null}
    </div>
  );
}
