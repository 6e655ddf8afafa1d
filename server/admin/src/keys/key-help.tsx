import { Modal, Switch } from 'antd';
import { useState } from 'react';
import { usePreference } from '../parts/preference';
import { keyTable } from './key-table';
import { useKey } from './keys';

const rows = Object.values(keyTable);
const groups = [...new Set(rows.map(({ group }) => group))];

const shown = (keys: readonly string[]): string => (keys.length > 2 ? `${keys[0]} – ${keys.at(-1)}` : keys.join(' / ')).replace('Escape', 'Esc');

function KeyGroup({ group }: { readonly group: (typeof groups)[number] }) {
  return (
    <section aria-label={group}>
      <h3>{group}</h3>
      <dl className="key-list">
        {rows.filter((row) => row.group === group).map(({ keys, name }) => (
          <div key={name}>
            <dt><kbd>{shown(keys)}</kbd></dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** All keys at a glance, opened by `?`; the keys of a ticket's steps stand on their buttons. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  const [single, setSingle] = usePreference('singleKeys');
  useKey('help', () => setOpen(true));
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title="快捷键" width={520} destroyOnHidden>
      <div data-testid="key-help">
        {groups.map((group) => <KeyGroup key={group} group={group} />)}
        <p className="quiet">办理步骤的字母写在各自的按钮上。输入文字和拼音选字时，单键快捷键不起作用。</p>
        <p className="line-between">
          <label htmlFor="single-keys">启用单键快捷键</label>
          <Switch id="single-keys" checked={single === 'on'} onChange={(on) => setSingle(on ? 'on' : 'off')} />
        </p>
      </div>
    </Modal>
  );
}
