import { Cascader } from 'antd';
import { useCallback, useState } from 'react';
import type { AreaNode } from '@hotline/shared/contracts/city.citizen';
import { loadAreas } from '../../api/city-data';
import { useLoad } from '../../api/use-load';

interface AreaOption {
  readonly value: string;
  readonly label: string;
  readonly isLeaf: boolean;
  readonly children?: AreaOption[];
}

interface AreaFieldProps {
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
  readonly 'data-testid'?: string;
  /** Name of the area the ticket already has: its ancestors are not loaded yet. */
  readonly knownName?: string | null;
}

const optionOf = ({ code, name, hasChildren }: AreaNode): AreaOption => ({ value: code, label: name, isLeaf: !hasChildren });

/** The options with the children of one of them filled in. */
function withChildren(options: readonly AreaOption[], parent: string, children: AreaOption[]): AreaOption[] {
  return options.map((option) => {
    if (option.value === parent) return { ...option, children };
    return option.children ? { ...option, children: withChildren(option.children, parent, children) } : option;
  });
}

/** Districts at first, then what people open. */
function useAreaOptions() {
  const { data, put, fault } = useLoad(useCallback(async () => (await loadAreas()).map(optionOf), []));
  const open = async (path: AreaOption[]): Promise<void> => {
    const parent = path.at(-1)?.value;
    if (!data || parent === undefined) return;
    const children = await loadAreas(parent).catch(() => []);
    put(withChildren(data, parent, children.map(optionOf)));
  };
  return { options: data ?? [], open, failed: fault !== undefined };
}

/** 区县 → 街道 → 社区; every level may be chosen. */
export function AreaField({ value, onChange, knownName, ...rest }: AreaFieldProps) {
  const { options, open, failed } = useAreaOptions();
  const [path, setPath] = useState<string[]>([]);
  const chosenHere = value !== null && value !== undefined && path.at(-1) === value;
  const shown = chosenHere ? path : value ? [value] : [];
  return (
    <Cascader
      options={options}
      value={shown}
      loadData={(opened) => void open(opened as AreaOption[])}
      onChange={(next) => {
        const codes = (next as string[] | undefined) ?? [];
        setPath(codes);
        onChange?.(codes.at(-1) ?? null);
      }}
      displayRender={(labels) => (chosenHere ? labels.join(' / ') : (knownName ?? labels.join(' / ')))}
      changeOnSelect
      placeholder="选择区县、街道、社区"
      notFoundContent={failed ? '区域加载失败，请刷新页面重试' : '暂无区域'}
      {...rest}
    />
  );
}
