import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { listColumns, type ListColumn } from '@hotline/shared/vocabulary/list-column';

interface ColumnsProps {
  readonly columns: readonly ListColumn[];
  readonly onChange: (columns: readonly ListColumn[]) => void;
}

/** A copy with one entry moved by a place. */
function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [taken] = next.splice(at, 1);
  if (taken !== undefined) next.splice(at + by, 0, taken);
  return next;
}

function Chooser({ columns, onChange }: ColumnsProps) {
  const hidden = listColumns.codes.filter((column) => !columns.includes(column));
  return (
    <ul className="column-list" data-testid="column-list">
      {columns.map((column, at) => (
        <li key={column}>
          <Checkbox checked disabled={columns.length === 1} onChange={() => onChange(columns.filter((other) => other !== column))}>{listColumns.labels[column]}</Checkbox>
          <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={at === 0} aria-label={`${listColumns.labels[column]}前移`} onClick={() => onChange(moved(columns, at, -1))} />
          <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={at === columns.length - 1} aria-label={`${listColumns.labels[column]}后移`} onClick={() => onChange(moved(columns, at, 1))} />
        </li>
      ))}
      {hidden.map((column) => <li key={column}><Checkbox checked={false} onChange={() => onChange([...columns, column])}>{listColumns.labels[column]}</Checkbox></li>)}
    </ul>
  );
}

/** Which columns, in which order; remembered for the person on every computer. */
export function ColumnsButton(props: ColumnsProps) {
  return (
    <Popover trigger="click" placement="bottomRight" title="显示的列" content={<Chooser {...props} />}>
      <Button size="small" icon={<SettingOutlined />} data-testid="choose-columns">列</Button>
    </Popover>
  );
}
