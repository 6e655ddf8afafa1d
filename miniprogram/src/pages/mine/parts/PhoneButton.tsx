import { bindPhone, type CitizenView } from '@hotline/shared/contracts/citizens.citizen';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { say } from '@/device/navigation';
import { Button } from '@/ui/Button';

interface Props {
  readonly bound: boolean;
  readonly onBound: (me: CitizenView) => void;
}

/** WeChat's own number, by its own button; a number typed by hand in the form always works too. */
export function PhoneButton({ bound, onBound }: Props) {
  const bind = (code: string | undefined) => {
    if (!code) return say('未获得手机号，提交诉求时可以手工填写');
    call(bindPhone, { body: { code } }).then(onBound, (thrown: unknown) => say(asApiError(thrown).message));
  };
  return (
    <Button id="bind-phone" native={{ openType: 'getPhoneNumber', onGetPhoneNumber: ({ detail }) => bind(detail.code) }}>
      {bound ? '更换手机号' : '绑定微信手机号'}
    </Button>
  );
}
