import { View } from '@tarojs/components';
import { openScreen } from '@/device/navigation';

interface TileProps {
  readonly id: string;
  readonly icon: string;
  readonly name: string;
  readonly line: string;
  readonly onTap: () => void;
}

function Tile({ id, icon, name, line, onTap }: TileProps) {
  return (
    <View id={id} className="tile" ariaRole="button" ariaLabel={`${name}，${line}`} onClick={onTap}>
      <View className={`tile__icon tile__icon--${icon}`} />
      <View className="tile__name">{name}</View>
      <View className="tile__line">{line}</View>
    </View>
  );
}

/** The two things people come for. */
export function Tiles() {
  return (
    <View className="tiles">
      <Tile id="go-submit" icon="pen" name="微受理" line="反映问题、求助、建议" onTap={() => openScreen('submit')} />
      <Tile id="go-policy" icon="book" name="微查询" line="查政策、查权威答复" onTap={() => openScreen('policy')} />
    </View>
  );
}
