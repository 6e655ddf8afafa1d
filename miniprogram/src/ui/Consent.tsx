import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { aria } from './aria';
import { FieldError } from './FieldError';
import { Purposes } from './Purposes';
import { Sheet } from './Sheet';

interface Props {
  readonly city: CityProfile;
  readonly agreed: boolean;
  readonly error?: string | undefined;
  readonly onChange: (agreed: boolean) => void;
}

/** The city's notice on personal data and the list of what is collected: to be read, and agreed to by a tap of one's own. */
export function Consent({ city, agreed, error, onChange }: Props) {
  const [reading, setReading] = useState(false);
  const title = `《${city.consentTitle}》`;
  return (
    <View className="consent">
      <View id="consent" className={`check${agreed ? ' check--on' : ''}`} ariaRole="checkbox" ariaLabel={`同意${title}`} {...aria('aria-checked', agreed)} onClick={() => onChange(!agreed)}>
        <View className="check__box" />
        <View>我已阅读并同意</View>
      </View>
      <View id="consent-read" className="link" ariaRole="button" onClick={() => setReading(true)}>
        {title}（{city.consentVersion}版）
      </View>
      <FieldError id="consentVersion" text={error} />
      {reading ? (
        <Sheet id="consent-sheet" title={`${city.consentTitle}（${city.consentVersion}版）`} onClose={() => setReading(false)}>
          <View className="sheet__text">{city.consentText}</View>
          <View className="sheet__heading">个人信息收集清单</View>
          <Purposes />
        </Sheet>
      ) : null}
    </View>
  );
}
