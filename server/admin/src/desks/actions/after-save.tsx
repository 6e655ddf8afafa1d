import { Select } from 'antd';
import { usePreference } from '../../parts/preference';

const options = [
  { value: 'stay', label: '留在本单' },
  { value: 'next', label: '打开下一件' },
  { value: 'close', label: '返回列表' },
] as const;

/** Where one goes after an action; remembered for each person. */
export function AfterSave() {
  const [value, set] = usePreference('afterSave');
  return (
    <label className="after-save">
      <span className="quiet">提交后</span>
      <Select value={value} onChange={set} options={[...options]} aria-label="提交后去哪里" className="after-save-select" data-testid="after-save" />
    </label>
  );
}
