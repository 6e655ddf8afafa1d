import { useState } from 'react';
import { View } from '@tarojs/components';
import { aria } from '@/ui/aria';
import { Cells } from '@/ui/Cells';
import { Field } from '@/ui/Field';
import { FieldError } from '@/ui/FieldError';
import { Sheet } from '@/ui/Sheet';
import { hasConsent } from '../draft';
import type { StepProps } from './step-props';

function Consent({ draft, change, errors, city }: StepProps) {
  const [reading, setReading] = useState(false);
  if (!city) return null;
  const agreed = hasConsent(draft, city);
  const title = `《${city.consentTitle}》`;
  return (
    <View className="consent">
      <View id="consent" className={`check${agreed ? ' check--on' : ''}`} ariaRole="checkbox" ariaLabel={`同意${title}`} {...aria('aria-checked', agreed)} onClick={() => change({ consentVersion: agreed ? null : city.consentVersion })}>
        <View className="check__box" />
        <View>我已阅读并同意</View>
      </View>
      <View id="consent-read" className="link" ariaRole="button" onClick={() => setReading(true)}>
        {title}（{city.consentVersion}版）
      </View>
      <FieldError id="consentVersion" text={errors.consentVersion} />
      {reading ? (
        <Sheet id="consent-sheet" title={`${city.consentTitle}（${city.consentVersion}版）`} onClose={() => setReading(false)}>
          <View className="sheet__text">{city.consentText}</View>
        </Sheet>
      ) : null}
    </View>
  );
}

/** Step 3: whom to call back, and the person's consent. */
export function ContactStep(props: StepProps) {
  const { draft, change, errors } = props;
  return (
    <>
      <Cells title="联系方式">
        <Field id="contactName" label="联系人" placeholder="您的姓名（选填）" value={draft.contactName} error={errors.contactName} onChange={(contactName) => change({ contactName })} />
        <Field
          id="contactPhone"
          label="联系电话"
          placeholder="手机号或带区号的座机号"
          value={draft.contactPhone}
          maxlength={13}
          error={errors.contactPhone}
          onChange={(contactPhone) => change({ contactPhone: contactPhone.trim() })}
        />
      </Cells>
      <View className="hint">联系方式只用于核实和答复您的诉求。</View>
      <Consent {...props} />
    </>
  );
}
