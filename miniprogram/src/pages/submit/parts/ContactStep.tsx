import { View } from '@tarojs/components';
import { Cells } from '@/ui/Cells';
import { Consent } from '@/ui/Consent';
import { Field } from '@/ui/Field';
import { hasConsent } from '../draft';
import { Behalf } from './Behalf';
import { Openness } from './Openness';
import type { StepProps } from './step-props';

/** Step 3: whom to call back, for whom, who may learn of it, and the person's consent. */
export function ContactStep(props: StepProps) {
  const { draft, change, errors, city } = props;
  return (
    <>
      <Cells title="联系方式">
        <Field id="contactName" label="联系人" placeholder="您的姓名（选填）" value={draft.contactName} error={errors.contactName} onChange={(contactName) => change({ contactName })} />
        <Field
          id="contactPhone"
          label="联系电话"
          placeholder="手机号，座机加区号"
          value={draft.contactPhone}
          maxlength={13}
          error={errors.contactPhone}
          onChange={(contactPhone) => change({ contactPhone: contactPhone.trim() })}
        />
      </Cells>
      <View className="hint">联系方式只用于核实和答复您的诉求。</View>
      <Behalf {...props} />
      <Openness {...props} />
      {city ? <Consent city={city} agreed={hasConsent(draft, city)} error={errors.consentVersion} onChange={(agreed) => change({ consentVersion: agreed ? city.consentVersion : null })} /> : null}
    </>
  );
}
