import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { listAnnouncementRecords, type AnnouncementRecord } from '@hotline/shared/contracts/city-data.staff';
import { call } from '../../../api/call';
import { useLoad } from '../../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../../parts/states';
import { PagesFoot } from '../../pages-foot';
import { todayHere } from '../day-field';
import { useMayEdit } from '../may-edit';
import { AnnouncementForm } from './announcement-form';

/** Where an announcement stands today; nothing for one that everybody sees. */
function standingOf({ publishedOn, until, withdrawnAt }: AnnouncementRecord): string | null {
  const today = todayHere();
  if (withdrawnAt !== null) return '已撤下';
  if (publishedOn > today) return '未到日期';
  return until !== null && until < today ? '已过期' : null;
}

interface AnnouncementListProps {
  readonly items: readonly AnnouncementRecord[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

function AnnouncementList({ items, selected, onSelect }: AnnouncementListProps) {
  if (items.length === 0) return <EmptyState title="还没有公告" />;
  return (
    <ul className="tree-list" data-testid="announcement-list">
      {items.map((item) => {
        const standing = standingOf(item);
        return (
          <li key={item.id}>
            <button type="button" className={item.id === selected ? 'tree-line tree-line-on' : 'tree-line'} aria-pressed={item.id === selected} onClick={() => onSelect(item.id)}>
              {item.title}
              <span className={standing ? 'mark mark-done' : 'quiet'}>{standing ?? item.publishedOn}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface PaneProps {
  readonly item: AnnouncementRecord | null;
  readonly adding: boolean;
  readonly readOnly: boolean;
  readonly onDone: () => void;
}

function Pane({ item, adding, ...rest }: PaneProps) {
  if (!item && !adding) return <EmptyState title="选择一条公告">公告显示在小程序和网页的首页，也在公开页面上，无须登录。</EmptyState>;
  return <AnnouncementForm key={item ? `${item.id}.${item.version}` : 'new'} item={item} {...rest} />;
}

/** 公告: what the city tells everybody, kept by administrators. */
export function AnnouncementsPage() {
  const readOnly = !useMayEdit('systemAdmin');
  const [cursor, setCursor] = useState<string | undefined>();
  /** An id, `new`, or nothing chosen. */
  const [selected, setSelected] = useState<string | null>(null);
  const { data, fault, reload } = useLoad(useCallback(() => call(listAnnouncementRecords, { query: { cursor } }), [cursor]));
  const item = data?.items.find(({ id }) => id === selected) ?? null;
  const done = (): void => {
    if (selected === 'new') setSelected(null);
    reload();
  };
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  return (
    <div className="split">
      <div className="split-list">
        {readOnly ? null : <div className="split-tools"><Button onClick={() => setSelected('new')} data-testid="add-announcement">新增</Button></div>}
        <AnnouncementList items={data.items} selected={selected} onSelect={setSelected} />
        <PagesFoot cursor={cursor} nextCursor={data.nextCursor} onPage={(next) => setCursor(next ?? undefined)} />
      </div>
      <div className="split-pane"><Pane item={item} adding={selected === 'new'} readOnly={readOnly} onDone={done} /></div>
    </div>
  );
}
