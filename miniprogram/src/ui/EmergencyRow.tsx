import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { callNumber } from '@/device/phone';

const usual: CityProfile['emergencyNumbers'] = [
  { number: '110', label: '报警' },
  { number: '119', label: '火警' },
  { number: '120', label: '急救' },
];

/** Danger to life comes before any form: one tap to the right telephone. */
export function EmergencyRow({ numbers = usual }: { readonly numbers?: CityProfile['emergencyNumbers'] | undefined }) {
  return (
    <View className="emergency">
      <View className="emergency__lead">遇到危险请直接拨打</View>
      <View className="emergency__numbers">
        {numbers.map(({ number, label }) => (
          <View key={number} id={`emergency-${number}`} className="emergency__number" ariaRole="button" ariaLabel={`拨打${number} ${label}`} onClick={() => callNumber(number)}>
            <View className="emergency__digits">{number}</View>
            <View className="emergency__label">{label}</View>
          </View>
        ))}
      </View>
    </View>
  );
}
