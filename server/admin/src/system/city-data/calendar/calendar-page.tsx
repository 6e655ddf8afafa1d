import { Alert, Button, Select } from 'antd';
import { useCallback, useState } from 'react';
import { getCalendar, type CalendarView } from '@hotline/shared/contracts/calendar.staff';
import { call } from '../../../api/call';
import { useLoad } from '../../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../../parts/states';
import { formatInstant } from '../../../parts/time';
import { useNow } from '../../../parts/use-now';
import { todayHere } from '../day-field';
import { useMayEdit } from '../may-edit';
import { YearEdit } from './year-edit';
import { YearGrid } from './year-grid';

const thisYear = (): number => Number(todayHere().slice(0, 4));

/** Deadlines that nobody can be sure of. */
function HorizonAlarm({ view: { publishedThrough, crossing } }: { readonly view: CalendarView }) {
  if (!crossing) return null;
  const next = publishedThrough + 1;
  return <Alert type="warning" showIcon title={`${next}年的工作日历尚未发布`} description={`现在登记的诉求，期限可能落到${next}年，只能暂按周一至周五推算，并在工单上标明“暂定”。请在放假安排公布后尽快发布。`} className="form-alert" data-testid="calendar-alarm" />;
}

function PublishedYear({ view, year }: { readonly view: CalendarView; readonly year: number }) {
  const now = useNow();
  const shown = view.years.find((one) => one.year === year);
  if (!shown) return <EmptyState title={`${year}年的工作日历尚未发布`}>放假安排公布后，由系统管理员在这里发布。</EmptyState>;
  return (
    <div className="city-data-sheet">
      <p className="quiet">{shown.at === null ? '系统自带' : `${shown.by ?? '工作人员'} ${formatInstant(shown.at, now)} 发布`} · 休：放假，班：调休上班</p>
      <YearGrid year={year} days={shown.days} onTap={null} />
    </div>
  );
}

interface YearBarProps {
  readonly year: number;
  readonly next: number;
  readonly published: readonly number[];
  readonly onYear: (year: number) => void;
  readonly onEdit: (year: number) => void;
}

/** Which year, and what an administrator may do with it. */
function YearBar({ year, next, published, onYear, onEdit }: YearBarProps) {
  const mayEdit = useMayEdit('systemAdmin');
  const options = [...published, next].map((value) => ({ value, label: value === next ? `${value} 年（未发布）` : `${value} 年` }));
  return (
    <div className="split-tools">
      <Select value={year} options={options} aria-label="年份" onChange={onYear} data-testid="calendar-year" />
      {mayEdit ? <Button type="primary" onClick={() => onEdit(next)} data-testid="next-year">发布{next}年</Button> : null}
      {mayEdit && year >= thisYear() && year !== next ? <Button onClick={() => onEdit(year)} data-testid="edit-calendar">更正{year}年</Button> : null}
    </div>
  );
}

function CalendarDesk({ view, onChanged }: { readonly view: CalendarView; readonly onChanged: (view: CalendarView) => void }) {
  const [year, setYear] = useState(thisYear());
  const [editing, setEditing] = useState(false);
  const done = (changed: CalendarView): void => {
    setEditing(false);
    onChanged(changed);
  };
  const edit = (wanted: number): void => {
    setYear(wanted);
    setEditing(true);
  };
  if (editing) return <YearEdit year={year} initial={view.years.find((one) => one.year === year)?.days ?? []} onPublished={done} onCancel={() => setEditing(false)} />;
  return (
    <>
      <HorizonAlarm view={view} />
      <YearBar year={year} next={view.publishedThrough + 1} published={view.years.map((one) => one.year)} onYear={setYear} onEdit={edit} />
      <PublishedYear view={view} year={year} />
    </>
  );
}

/** 工作日历: years of holidays and make-up days; an administrator publishes the next. */
export function CalendarPage() {
  const { data, fault, reload, put } = useLoad(useCallback(() => call(getCalendar, {}), []));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  return <CalendarDesk view={data} onChanged={put} />;
}
