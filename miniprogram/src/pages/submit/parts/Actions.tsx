import { View } from '@tarojs/components';
import type { ApiError } from '@/api/api-error';
import { newIdempotencyKey } from '@/api/idempotency-key';
import { openTab } from '@/device/navigation';
import { isWeapp } from '@/device/platform';
import { goLogIn } from '@/session/log-in';
import { ActionBar } from '@/ui/ActionBar';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import type { Draft } from '../draft';
import type { ChangeDraft } from '../use-draft';
import type { useSubmit } from '../use-submit';
import { waitText } from '../waiting';

interface Props {
  readonly draft: Draft;
  readonly saved: boolean;
  readonly sending: ReturnType<typeof useSubmit>;
  readonly change: ChangeDraft;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const lastStep = 2;

function label(step: number, { busy, wait, error }: Props['sending']): string {
  if (step < lastStep) return '下一步';
  if (busy) return '正在提交';
  return error || wait > 0 ? '继续提交' : '提交诉求';
}

/** The draft was sent before and answered, but the answer got lost and the text was changed since. */
function AlreadySent({ change }: Pick<Props, 'change'>) {
  return (
    <View className="already">
      <View id="see-tickets" className="link" ariaRole="button" onClick={() => openTab('progress')}>
        查看我的诉求
      </View>
      <View id="as-new" className="link" ariaRole="button" onClick={() => change({ idempotencyKey: newIdempotencyKey() })}>
        作为新诉求提交
      </View>
    </View>
  );
}

function Fault({ error, change }: { readonly error: ApiError; readonly change: ChangeDraft }) {
  return (
    <Notice id="submit-error" warn>
      {error.message}
      {error.code === 'ticket.keyReused' ? <AlreadySent change={change} /> : null}
      {error.code === 'session.required' && !isWeapp ? (
        <View id="submit-login" className="link" ariaRole="button" onClick={() => void goLogIn()}>
          去登录
        </View>
      ) : null}
    </Notice>
  );
}

/** Back, onward, and what became of the last attempt. */
export function Actions({ draft, saved, sending, change, onBack, onNext }: Props) {
  const last = draft.step === lastStep;
  return (
    <ActionBar>
      {sending.error ? <Fault error={sending.error} change={change} /> : null}
      {sending.wait > 0 && !sending.busy ? <Notice id="waiting">{waitText(sending.wait)}</Notice> : null}
      <View className="action-bar__row">
        {draft.step > 0 ? (
          <View className="action-bar__back">
            <Button id="back" onTap={onBack}>
              上一步
            </Button>
          </View>
        ) : null}
        <View className="action-bar__main">
          <Button id={last ? 'submit' : 'next'} kind="primary" disabled={last && sending.busy} onTap={onNext}>
            {label(draft.step, sending)}
          </Button>
        </View>
      </View>
      <View id="saved" className="action-bar__saved" ariaRole="status">
        {saved ? '已保存在本机' : '本机存不下草稿，请不要离开此页'}
      </View>
    </ActionBar>
  );
}
