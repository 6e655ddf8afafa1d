import { Input, View } from '@tarojs/components';

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSearch: () => void;
}

/** Short enough for the largest print. */
const placeholder = '用您的话查政策';

/** The one search box; the answer to 微查询. */
export function SearchBar({ value, onChange, onSearch }: Props) {
  return (
    <View className="weui-search-bar weui-search-bar_focusing search" ariaRole="search">
      <View className="weui-search-bar__form">
        <View className="weui-search-bar__box">
          <View className="search__icon" />
          <Input
            id="search"
            className="weui-search-bar__input"
            placeholderClass="placeholder"
            value={value}
            maxlength={200}
            placeholder={placeholder}
            ariaLabel={placeholder}
            confirmType="search"
            onInput={({ detail }) => onChange(detail.value)}
            onConfirm={onSearch}
          />
        </View>
        <View id="search-go" className="search__go" ariaRole="button" onClick={onSearch}>
          搜索
        </View>
      </View>
    </View>
  );
}
