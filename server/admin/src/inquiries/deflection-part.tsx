import { Button, Input } from 'antd';
import { useCallback } from 'react';
import { deflectionExportPath, getDeflection, type DeflectionReport, type DeflectionRow } from '@hotline/shared/contracts/inquiries.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { call } from '../api/call';
import { useLoad, type Loaded } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { useFilters } from '../system/use-filters';

type Query = InputOf<typeof getDeflection>['query'];

/** What other cities reach. */
const reference = 0.3;
const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`);

function Rate({ rate }: { readonly rate: number | null }) {
  if (rate === null) return <>—</>;
  return <>{percent(rate)} <span className="quiet">{rate >= reference ? '达到参考值' : '低于参考值'}</span></>;
}

function FiguresTable({ name, first, rows }: { readonly name: string; readonly first: string; readonly rows: readonly DeflectionRow[] }) {
  return (
    <section>
      <h2>{name}</h2>
      <table className="system-table" aria-label={name}>
        <thead><tr><th>{first}</th><th className="number-cell">展示答复</th><th className="number-cell">打开答复</th><th className="number-cell">已解决</th><th className="number-cell">继续提交</th><th>解决率</th></tr></thead>
        <tbody>
          {rows.map(({ key, name: label, shown, opened, solved, submitted, rate }) => (
            <tr key={key}>
              <th scope="row">{label}</th><td className="number-cell">{shown}</td><td className="number-cell">{opened}</td><td className="number-cell">{solved}</td><td className="number-cell">{submitted}</td><td><Rate rate={rate} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Loading({ loaded: { data, fault, reload } }: { readonly loaded: Pick<Loaded<DeflectionReport>, 'data' | 'fault' | 'reload'> }) {
  if (data) return <Report report={data} />;
  return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
}

function Report({ report: { total, days, channels, topics } }: { readonly report: DeflectionReport }) {
  if (total.shown === 0) return <EmptyState title="这段时间没有记录">市民在微受理填写诉求时看到答复后，结果会统计在这里。</EmptyState>;
  return (
    <>
      <p data-testid="deflection-total">填写诉求时看到答复 {total.shown} 次，{total.solved} 次已解决、未生成诉求，{total.submitted} 次继续提交，解决率 <strong>{percent(total.rate)}</strong>（参考值 {percent(reference)}）。</p>
      <FiguresTable name="按日期" first="日期" rows={days} />
      <FiguresTable name="按渠道" first="渠道" rows={channels} />
      <FiguresTable name="按主题" first="主题" rows={topics} />
    </>
  );
}

interface DayFilterProps {
  readonly name: 'from' | 'to';
  readonly label: string;
  readonly day: string | undefined;
  readonly onDay: (name: string, day: string) => void;
}

function DayFilter({ name, label, day = '', onDay }: DayFilterProps) {
  return <label className="quiet">{label} <Input className="day-input" size="small" type="date" value={day} onChange={(event) => onDay(name, event.target.value)} data-testid={`filter-${name}`} /></label>;
}

/** How many requests an answer has spared. */
export function DeflectionPart() {
  const { given, set } = useFilters();
  const { data, fault, reload } = useLoad(useCallback(() => call(getDeflection, { query: given as Query }), [given]));
  const days = { ...data, ...given };
  return (
    <>
      <div className="list-bar list-bar-wrap">
        <DayFilter name="from" label="从" day={days.from} onDay={set} />
        <DayFilter name="to" label="到" day={days.to} onDay={set} />
        <span className="list-bar-space" />
        <Button size="small" href={`${deflectionExportPath}?${new URLSearchParams(given).toString()}`} data-testid="export-csv">导出 CSV</Button>
      </div>
      <Loading loaded={{ data, fault, reload }} />
    </>
  );
}
