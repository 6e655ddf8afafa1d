import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';

interface TypedFilterProps {
  readonly name: string;
  readonly label: string;
  readonly given: string | undefined;
  readonly onFilter: (typed: string) => void;
}

/** A filter that is typed; Enter applies it, an empty one takes it away. */
export function TypedFilter({ name, label, given, onFilter }: TypedFilterProps) {
  return (
    <Input
      className="list-search"
      size="small"
      prefix={<SearchOutlined aria-hidden />}
      placeholder={`${label}，回车查找`}
      aria-label={label}
      key={given}
      defaultValue={given}
      maxLength={50}
      onPressEnter={(event) => onFilter(event.currentTarget.value.trim())}
      data-testid={`filter-${name}`}
    />
  );
}
