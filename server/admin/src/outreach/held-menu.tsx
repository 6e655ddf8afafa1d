import { Button } from 'antd';
import { useCallback } from 'react';
import { getHeldMenu, type MenuView } from '@hotline/shared/contracts/outreach.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { menuKeys } from '@hotline/shared/vocabulary/menu-key';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';

type Held = OutputOf<typeof getHeldMenu>['items'][number];

const keyNames: Readonly<Record<string, string>> = menuKeys.labels;
const typeNames: Readonly<Record<string, string>> = { click: '对话回复', view: '网页', miniprogram: '小程序' };

function HeldLine({ item: { name, type, target } }: { readonly item: Pick<Held, 'name' | 'type' | 'target'> }) {
  return (
    <>
      <strong>{name}</strong> <span className="quiet held-target">{type ? `${typeNames[type] ?? '其他'} ${keyNames[target] ?? target}` : ''}</span>
    </>
  );
}

function HeldList({ items }: { readonly items: readonly Held[] }) {
  if (items.length === 0) return <p className="quiet">微信中现在没有菜单。</p>;
  return (
    <ul className="plain-list held-list" data-testid="held-menu">
      {items.map((item, index) => (
        <li key={index}>
          <HeldLine item={item} />
          {item.entries.length > 0 ? <ul className="plain-list held-entries">{item.entries.map((entry, at) => <li key={at}><HeldLine item={entry} /></li>)}</ul> : null}
        </li>
      ))}
    </ul>
  );
}

/** Who published last, and what WeChat itself shows now. */
export function HeldMenu({ published }: { readonly published: MenuView['published'] }) {
  const now = useNow();
  // Asked anew after each publication.
  const at = published?.at;
  const { data, fault, loading, reload } = useLoad(useCallback(() => (void at, call(getHeldMenu, {})), [at]));
  return (
    <section className="section" aria-label="微信中的菜单">
      <div className="section-head">
        <h3>微信中现在的菜单</h3>
        <Button size="small" loading={loading} onClick={reload}>刷新</Button>
      </div>
      <p className="quiet" data-testid="published">{published ? `${published.by} 于 ${formatInstant(published.at, now)} 发布` : '还没有在这里发布过。'}</p>
      {fault ? <p role="alert">{fault.message}</p> : null}
      {data ? <HeldList items={data.items} /> : null}
    </section>
  );
}
