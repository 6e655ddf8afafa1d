import { Button, Input, Popover, Select, Space } from 'antd';
import { useState } from 'react';
import { createView, listRoles, viewSharers, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { roles } from '@hotline/shared/vocabulary/role';
import { useSession } from '../session/session';
import type { Views } from './use-views';

interface SaveProps {
  readonly filter: TicketFilter;
  readonly views: Views;
}

function Form({ filter, views, onDone }: SaveProps & { readonly onDone: () => void }) {
  const { staff } = useSession();
  const [name, setName] = useState('');
  const [sharedWith, setSharedWith] = useState<(typeof listRoles)[number] | null>(null);
  const save = async (): Promise<void> => {
    if (name.trim() && (await views.run(createView, { body: { name, filter, sharedWith } }))) onDone();
  };
  return (
    <Space.Compact>
      <Input autoFocus maxLength={30} placeholder="视图名称" aria-label="视图名称" value={name} onChange={(event) => setName(event.target.value)} onPressEnter={() => void save()} data-testid="view-name" />
      {viewSharers.includes(staff.role) ? (
        <Select allowClear placeholder="共享给岗位" aria-label="共享给岗位" className="filter-choice" value={sharedWith} onChange={(role) => setSharedWith(role ?? null)} options={listRoles.map((role) => ({ value: role, label: roles.labels[role] }))} data-testid="view-shared" />
      ) : null}
      <Button type="primary" onClick={() => void save()} data-testid="confirm-view">保存</Button>
    </Space.Compact>
  );
}

/** Keeps the filter that is shown under a name. */
export function SaveView(props: SaveProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen} destroyOnHidden content={<Form {...props} onDone={() => setOpen(false)} />}>
      <Button size="small" type="link" data-testid="save-view">保存为视图</Button>
    </Popover>
  );
}
