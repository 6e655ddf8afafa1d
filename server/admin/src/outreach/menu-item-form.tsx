import { Button, Form, Input, Radio, Space } from 'antd';
import { cloneElement, useId, type ReactElement } from 'react';
import type { MenuAction } from '@hotline/shared/contracts/outreach.staff';
import { menuLimits } from '@hotline/shared/rules/menu-limits';
import { menuKeys } from '@hotline/shared/vocabulary/menu-key';
import { Choice } from '../parts/form/choice';
import { blankAction, type Item } from './menu-draft';

type Kind = MenuAction['kind'] | 'entries';

const kindNames: Readonly<Record<Kind, string>> = { click: '在对话中回复', view: '打开网页', miniProgram: '打开小程序', entries: '展开子菜单' };

/** A new action of a kind keeps the address of the old one where both have one. */
function actionOf(kind: Kind, old: MenuAction | null): MenuAction | null {
  const url = old && 'url' in old ? old.url : '/h5/';
  switch (kind) {
    case 'entries':
      return null;
    case 'click':
      return { kind, menuKey: 'SUBMIT' };
    case 'view':
      return { ...blankAction, kind, url };
    case 'miniProgram':
      return { kind, page: 'pages/home/index', url };
  }
}

interface RowProps {
  readonly label: string;
  readonly fault: string | undefined;
  readonly help?: string;
  readonly children: ReactElement<{ id?: string }>;
}

function Row({ label, fault, help, children }: RowProps) {
  const id = useId();
  return (
    <Form.Item label={label} htmlFor={id} required validateStatus={fault ? 'error' : ''} help={fault} extra={fault ? undefined : help}>
      {cloneElement(children, { id })}
    </Form.Item>
  );
}

interface ActionRowsProps {
  readonly action: MenuAction;
  readonly faultOf: (field: string) => string | undefined;
  readonly onChange: (action: MenuAction) => void;
}

/** What belongs to the kind of action chosen. */
function ActionRows({ action, faultOf, onChange }: ActionRowsProps) {
  if (action.kind === 'click') {
    return (
      <Row label="回复什么" fault={faultOf('action.menuKey')}>
        <Choice list={menuKeys} value={action.menuKey} onChange={({ target }) => onChange({ ...action, menuKey: target.value as typeof action.menuKey })} data-testid="field-menuKey" />
      </Row>
    );
  }
  const address = (
    <Row label={action.kind === 'view' ? '网页地址' : '备用网页'} fault={faultOf('action.url')} help={action.kind === 'view' ? '本热线的网页以 / 开头，其他网页以 https:// 开头。' : '微信版本过低、打不开小程序时，改为打开这个网页。'}>
      <Input value={action.url} onChange={({ target }) => onChange({ ...action, url: target.value })} data-testid="field-url" />
    </Row>
  );
  if (action.kind === 'view') return address;
  return (
    <>
      <Row label="小程序页面" fault={faultOf('action.page')} help="例如 pages/submit/index">
        <Input value={action.page} onChange={({ target }) => onChange({ ...action, page: target.value })} data-testid="field-page" />
      </Row>
      {address}
    </>
  );
}

interface MenuItemFormProps {
  readonly item: Item;
  /** An entry opens nothing further. */
  readonly isEntry: boolean;
  readonly faultOf: (field: string) => string | undefined;
  readonly place: { readonly at: number; readonly count: number };
  readonly onChange: (item: Item) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

interface Level {
  readonly nameLabel: string;
  readonly nameHelp: string;
  readonly kinds: readonly Kind[];
  readonly back: string;
  readonly on: string;
}

const hanzi = (bytes: number): number => Math.floor(bytes / 3);
const levels: Readonly<Record<'button' | 'entry', Level>> = {
  button: { nameLabel: '菜单名称', nameHelp: `最多 ${hanzi(menuLimits.buttonNameBytes)} 个汉字，手机上显示前 4 个左右。`, kinds: ['click', 'view', 'miniProgram', 'entries'], back: '左移', on: '右移' },
  entry: { nameLabel: '子菜单名称', nameHelp: `最多 ${hanzi(menuLimits.entryNameBytes)} 个汉字，手机上显示前 8 个左右。`, kinds: ['click', 'view', 'miniProgram'], back: '上移', on: '下移' },
};

/** Name and action of one item of the menu. */
export function MenuItemForm({ item, isEntry, faultOf, place, onChange, onMove, onRemove }: MenuItemFormProps) {
  const { name, action } = item;
  const { nameLabel, nameHelp, kinds, back, on } = levels[isEntry ? 'entry' : 'button'];
  return (
    <Form layout="vertical" className="menu-form">
      <Row label={nameLabel} fault={faultOf('name')} help={nameHelp}>
        <Input value={name} onChange={({ target }) => onChange({ ...item, name: target.value })} data-testid="field-name" />
      </Row>
      <Row label="点击后" fault={faultOf('action')}>
        <Radio.Group
          optionType="button"
          options={kinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
          value={action?.kind ?? 'entries'}
          onChange={({ target }) => onChange({ ...item, action: actionOf(target.value as Kind, action) })}
          data-testid="field-kind"
        />
      </Row>
      {action ? <ActionRows action={action} faultOf={faultOf} onChange={(changed) => onChange({ ...item, action: changed })} /> : <p className="quiet">请在左侧手机中点选或添加子菜单。</p>}
      <Space className="menu-form-foot">
        <Button size="small" disabled={place.at === 0} onClick={() => onMove(-1)}>{back}</Button>
        <Button size="small" disabled={place.at === place.count - 1} onClick={() => onMove(1)}>{on}</Button>
        <Button size="small" danger onClick={onRemove} data-testid="remove-item">删除这一项</Button>
      </Space>
    </Form>
  );
}
