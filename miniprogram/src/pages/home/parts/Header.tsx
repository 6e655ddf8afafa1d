import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { hotlineNumber } from '@/city/use-city';
import { callNumber } from '@/device/phone';
import { setCare, useLook } from '@/ui/look';

/** Whose hotline this is, and its telephone. */
export function Header({ city }: { readonly city: CityProfile | null }) {
  const { care } = useLook();
  const number = city?.hotlineNumber ?? hotlineNumber;
  return (
    <View className="head">
      <View className="head__top">
        <View className="head__city">{city?.cityName ?? ''}</View>
        <View id="home-care" className="head__care" ariaRole="button" onClick={() => setCare(!care)}>
          {care ? '标准版' : '大字版'}
        </View>
      </View>
      <View className="head__name">{city?.hotlineName ?? '政务服务便民热线'}</View>
      <View className="head__row">
        <View className="head__slogan">{city?.slogan ?? ''}</View>
        <View id="call-hotline" className="head__call" ariaRole="button" ariaLabel={`拨打${number}`} onClick={() => callNumber(number)}>
          <View className="head__phone" />
          {number}
        </View>
      </View>
    </View>
  );
}
