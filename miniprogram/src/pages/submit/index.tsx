import { useEffect, useState } from 'react';
import { useRouter } from '@tarojs/taro';
import type { FieldErrors } from '@/api/api-error';
import { useCity } from '@/city/use-city';
import { decodeQuery, scrollToTop } from '@/device/navigation';
import { logInAhead } from '@/session/log-in';
import { Page } from '@/ui/Page';
import { Steps } from '@/ui/Steps';
import { checkStep, fieldsOf, without } from './check-draft';
import { hasConsent } from './draft';
import { Actions } from './parts/Actions';
import { ContactStep } from './parts/ContactStep';
import { ContentStep } from './parts/ContentStep';
import { PlaceStep } from './parts/PlaceStep';
import { Solved } from './parts/Solved';
import { useDraft, type ChangeDraft } from './use-draft';
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
  // A fault is gone as soon as its field is touched.
  const edit: ChangeDraft = (part) => {
    // What is being changed does not go off by itself.
    change((old) => ({ ...(typeof part === 'function' ? part(old) : part), sendAt: null, attempts: 0 }));
    setErrors((old) => without(old, fieldsOf(part)));
  };
  const sending = useSubmit({ draft, change, finish, setErrors, templateIds: useTemplates() });
  useEffect(() => void logInAhead(), []);
  useEffect(scrollToTop, [draft.step]);

  const onward = () => {
    const faults = checkStep(draft, hasConsent(draft, city));
    setErrors(faults);
    if (Object.keys(faults).length > 0) return;
    if (draft.step < stepNames.length - 1) change({ step: draft.step + 1 });
    else sending.submit();
  };
  if (draft.solved) return <Solved draft={draft} change={change} onLeave={finish} />;
  const Step = stepParts[draft.step] ?? ContentStep;
  return (
    <Page withBar>
      <Steps names={stepNames} current={draft.step} />
      <Step draft={draft} change={edit} errors={errors} city={city} />
      <Actions draft={draft} saved={saved} sending={sending} onBack={() => change({ step: draft.step - 1, sendAt: null })} onNext={onward} change={change} />
    </Page>
  );
}
