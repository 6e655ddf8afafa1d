import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { hotlineNumber } from '@/city/use-city';
import { callNumber } from '@/device/phone';
import { setCare, useLook } from '@/ui/look';

/** Until the profile has arrived for the first time: one can call at once. */
const unknownCity = { cityName: '', hotlineName: '政务服务便民热线', hotlineNumber, slogan: '' } as const;

/** Whose hotline this is, and its telephone. */
export function Header({ city }: { readonly city: CityProfile | null }) {
  const { care } = useLook();
  const { cityName, hotlineName, hotlineNumber: number, slogan } = city ?? unknownCity;
  return (
    <View className="head">
      <View className="head__top">
        <View className="head__city">{cityName}</View>
        <View id="home-care" className="head__care" ariaRole="button" onClick={() => setCare(!care)}>
          {care ? '标准版' : '大字版'}
        </View>
      </View>
      <View className="head__name">{hotlineName}</View>
      <View className="head__row">
        <View className="head__slogan">{slogan}</View>
        <View id="call-hotline" className="head__call" ariaRole="button" ariaLabel={`拨打${number}`} onClick={() => callNumber(number)}>
          <View className="phone-glyph" />
          {number}
        </View>
      </View>
    </View>
  );
}
