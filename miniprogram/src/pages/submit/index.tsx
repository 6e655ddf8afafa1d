import { useEffect, useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { getMe } from '@hotline/shared/contracts/citizens.citizen';
import type { FieldErrors } from '@/api/api-error';
import { call } from '@/api/call';
import { useCity } from '@/city/use-city';
import { decodeQuery } from '@/device/navigation';
import { Page } from '@/ui/Page';
import { Steps } from '@/ui/Steps';
import { checkStep } from './check-draft';
import { hasConsent } from './draft';
import { Actions } from './parts/Actions';
import { ContactStep } from './parts/ContactStep';
import { ContentStep } from './parts/ContentStep';
import { PlaceStep } from './parts/PlaceStep';
import { useDraft } from './use-draft';
import { useSubmit } from './use-submit';
import { useTemplates } from './use-templates';
import './index.scss';

const stepNames = ['说清诉求', '在哪里', '联系方式'] as const;
const stepParts = [ContentStep, PlaceStep, ContactStep] as const;

/** 微受理: three short steps, kept on the device at every key stroke. */
export default function Submit() {
  const city = useCity();
  const { draft, saved, change, finish } = useDraft(decodeQuery(useRouter().params.content));
  const [errors, setErrors] = useState<FieldErrors>({});
  const sending = useSubmit({ draft, change, finish, setErrors, templateIds: useTemplates() });
  // Log in on the way in: H5 leaves the page for it, which would be a surprise after the last tap.
  useEffect(() => void call(getMe, {}).catch(() => undefined), []);

  const onward = () => {
    const faults = checkStep(draft, hasConsent(draft, city));
    setErrors(faults);
    if (Object.keys(faults).length > 0) return;
    if (draft.step < stepNames.length - 1) change({ step: draft.step + 1 });
    else sending.submit();
  };
  const Step = stepParts[draft.step] ?? ContentStep;
  return (
    <Page withBar>
      <Steps names={stepNames} current={draft.step} />
      <Step draft={draft} change={change} errors={errors} city={city} />
      <Actions draft={draft} saved={saved} sending={sending} onBack={() => change({ step: draft.step - 1 })} onNext={onward} change={change} />
    </Page>
  );
}
