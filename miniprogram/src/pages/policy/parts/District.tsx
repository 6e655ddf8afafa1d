import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { chooseDistrict, districts } from '@/city/district';
import { TreeSheet } from '@/ui/TreeSheet';

const wholeCity = '全市';

interface Props {
  readonly district: string | null;
  readonly onChange: (district: string | null) => void;
}

/** Which district's rules are looked for; kept on this device. */
export function District({ district, onChange }: Props) {
  const [picking, setPicking] = useState(false);
  const pick = (name: string | null) => {
    setPicking(false);
    chooseDistrict(name);
    onChange(name);
  };
  return (
    <>
      <View id="district" className="district" ariaRole="button" ariaLabel={`查询范围：${district ?? wholeCity}，更换区县`} onClick={() => setPicking(true)}>
        查询范围：{district ?? wholeCity}
        <Text className="district__change">更换区县</Text>
      </View>
      {picking ? <TreeSheet id="district-sheet" title="查询范围" unsure={wholeCity} fetch={districts} onPick={([chosen]) => pick(chosen?.name ?? null)} onClose={() => setPicking(false)} /> : null}
    </>
  );
}
