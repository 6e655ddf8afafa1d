import { Alert, Button, Popconfirm, Space } from 'antd';
import { useCallback, useState } from 'react';
import { getMenu, type MenuView } from '@hotline/shared/contracts/outreach.staff';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { useSession } from '../session/session';
import { usePageTitle } from '../session/use-page-title';
import { HeldMenu } from './held-menu';
import { itemAt, neighboursOf, pathOf } from './menu-draft';
import { MenuItemForm } from './menu-item-form';
import { MenuPhone } from './menu-phone';
import { useMenuEdit } from './use-menu-edit';

type Edit = ReturnType<typeof useMenuEdit>;

function ItemPane({ edit }: { readonly edit: Edit }) {
  const { draft, spot, faults } = edit;
  const item = spot && itemAt(draft, spot);
  if (!spot || !item) return <EmptyState title="选择一项菜单">点选左侧手机底部的菜单进行修改，或点“+”添加。没有菜单时发布，将撤下公众号的菜单。</EmptyState>;
  return (
    <MenuItemForm
      key={pathOf(spot)}
      item={item}
      isEntry={spot.entry !== null}
      faultOf={(field) => faults.get(`${pathOf(spot)}.${field}`)}
      place={neighboursOf(draft, spot)}
      onChange={edit.change}
      onMove={edit.move}
      onRemove={edit.remove}
    />
  );
}

/** What happens when the draft is published, said before it is. */
function PublishButton({ edit }: { readonly edit: Edit }) {
  const { draft, faults, changed, busy, publish } = edit;
  const [title, description] = draft.length > 0 ? ['发布菜单', '关注者几分钟内会看到新菜单。'] : ['撤下菜单', '草稿中没有菜单，发布后公众号将不显示菜单。'];
  return (
    <Popconfirm title={title} description={description} okText={title} onConfirm={() => void publish(draft, changed)}>
      <Button type="primary" disabled={faults.size > 0} loading={busy} data-testid="publish-menu">发布</Button>
    </Popconfirm>
  );
}

/** Where the draft stands against what was published. */
function DraftState({ changed, view }: { readonly changed: boolean; readonly view: MenuView }) {
  const now = useNow();
  const same = JSON.stringify(view.published?.buttons) === JSON.stringify(view.buttons);
  const saved = view.editedAt === null ? '' : ` · ${view.editedBy ?? '工作人员'} ${formatInstant(view.editedAt, now)} 保存`;
  const words = changed ? '有未保存的修改' : same ? '与已发布的菜单一致' : '草稿还没有发布';
  return <span className="quiet" data-testid="menu-state">{words}{saved}</span>;
}

function MenuActions({ edit, view, onReload }: { readonly edit: Edit; readonly view: MenuView; readonly onReload: () => void }) {
  const { draft, faults, changed, busy, fault } = edit;
  const anew = fault?.code === 'menu.versionConflict' ? <Button size="small" onClick={onReload}>查看最新内容</Button> : null;
  return (
    <div className="menu-actions">
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" action={anew} /> : null}
      <Space>
        <Button disabled={!changed || faults.size > 0} loading={busy} onClick={() => void edit.save(draft)} data-testid="save-menu">保存草稿</Button>
        <PublishButton edit={edit} />
        <DraftState changed={changed} view={view} />
      </Space>
    </div>
  );
}

function MenuDesk({ view, onSaved, onReload }: { readonly view: MenuView; readonly onSaved: (view: MenuView) => void; readonly onReload: () => void }) {
  const { city } = useSession();
  const edit = useMenuEdit(view, onSaved);
  const { draft, faults, spot, select, addButton, addEntry } = edit;
  return (
    <div className="outreach-body">
      <MenuPhone account={city.hotlineName} draft={draft} faults={faults} spot={spot} onSelect={select} onAddButton={addButton} onAddEntry={addEntry} />
      <div className="outreach-main">
        <ItemPane edit={edit} />
        <MenuActions edit={edit} view={view} onReload={onReload} />
        <HeldMenu published={view.published} />
      </div>
    </div>
  );
}

/** 公众号菜单: drafted on a phone that looks like the follower's, then published. */
export function MenuPage() {
  usePageTitle('公众号菜单');
  // A new turn loads anew and forgets what was being edited.
  const [turn, setTurn] = useState(0);
  const { data, fault, reload, put } = useLoad(useCallback(() => (void turn, call(getMenu, {})), [turn]));
  return (
    <div className="outreach">
      <div className="list-bar"><h1>公众号菜单</h1></div>
      {fault && !data ? <FaultState fault={fault} onRetry={reload} /> : null}
      {data ? <MenuDesk key={turn} view={data} onSaved={put} onReload={() => setTurn(turn + 1)} /> : fault ? null : <LoadingState />}
    </div>
  );
}
