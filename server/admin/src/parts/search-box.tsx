import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';

interface SearchBoxProps {
  readonly initial?: string;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  readonly onSearch: (typed: string) => void;
}

/** A search field with its button; Enter searches. */
export function SearchBox({ initial = '', placeholder, autoFocus = false, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(initial);
  const search = (): void => onSearch(typed.trim());
  return (
    <Space.Compact block>
      <Input
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={search}
        placeholder={placeholder}
        aria-label={placeholder}
        maxLength={200}
        autoFocus={autoFocus}
        allowClear
        data-testid="knowledge-query"
      />
      <Button icon={<SearchOutlined />} onClick={search} aria-label="查询" />
    </Space.Compact>
  );
}
