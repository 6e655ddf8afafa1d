import { TeamOutlined } from '@ant-design/icons';
import type { Colleague, OthersDraft } from '@hotline/shared/contracts/desk-work.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';

interface ColleaguesProps {
  readonly people: readonly Colleague[];
  readonly drafts: readonly OthersDraft[];
}

/** Who else has this ticket open, and what others have begun and not sent. */
export function Colleagues({ people, drafts }: ColleaguesProps) {
  const now = useNow();
  const present = people.map(({ name, writing }) => (writing ? `${name}（正在填写）` : name)).join('、');
  const begun = drafts.map(({ name, action, savedAt }) => `${name}有一份未提交的“${actionLabels[action]}”草稿（${formatInstant(savedAt, now)}）`).join('，');
  return (
    <div className="colleagues" role="status" data-testid="colleagues">
      {present ? <p><TeamOutlined aria-hidden /> 也在看这件工单：{present}</p> : null}
      {begun ? <p className="quiet">{begun}</p> : null}
    </div>
  );
}
