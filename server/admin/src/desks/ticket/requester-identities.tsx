import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { getRequester, undoIdentityJoin, type RequesterView } from '@hotline/shared/contracts/requesters.staff';
import { identityKinds } from '@hotline/shared/vocabulary/identity-kind';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { useSession } from '../../session/session';
import { ReasonForm } from './reason-form';
import { RequesterConduct } from './requester-conduct';

type Join = RequesterView['joins'][number];

interface JoinLineProps {
  readonly join: Join;
  readonly mayUndo: boolean;
  readonly onUndo: (reason: string) => Promise<void>;
}

/** Why two identities count as one person, and the way back for who may take it. */
function JoinLine({ join, mayUndo, onUndo }: JoinLineProps) {
  const now = useNow();
  const [asking, setAsking] = useState(false);
  if (asking) {
    return (
      <ReasonForm
        label="撤销理由" help="撤销后双方只能看到各自的诉求，且不会再自动合并。" placeholder="例如：本人来电说明两个账号不是同一人" action="撤销合并" testId="confirm-undo-join"
        onReason={onUndo} onCancel={() => setAsking(false)}
      />
    );
  }
  return (
    <p className="quiet">
      {formatInstant(join.at, now)} 因{identityKinds.labels[join.via]}一致，合并为同一人
      {mayUndo ? <Button type="link" size="small" onClick={() => setAsking(true)} data-testid="undo-join">撤销</Button> : null}
    </p>
  );
}

/** How the requester is known, what made several identities one person, and how they have behaved. Shows nothing when it cannot be read. */
export function RequesterIdentities({ ticketId, ticketNo }: { readonly ticketId: string; readonly ticketNo: string }) {
  const { staff } = useSession();
  const { data, put, reload } = useLoad(useCallback(() => call(getRequester, { params: { id: ticketId } }), [ticketId]));
  if (!data) return null;
  const undo = async (join: Join, reason: string): Promise<void> => put(await call(undoIdentityJoin, { params: { id: ticketId, joinId: join.id }, body: { reason } }));
  return (
    <div data-testid="identities">
      {data.identities.length > 0 ? <p className="quiet">身份：{data.identities.map((kind) => identityKinds.labels[kind]).join('、')}</p> : null}
      {data.joins.map((join) => <JoinLine key={join.id} join={join} mayUndo={staff.role === 'dutyManager'} onUndo={(reason) => undo(join, reason)} />)}
      <RequesterConduct ticketId={ticketId} ticketNo={ticketNo} requester={data} onNoted={reload} />
    </div>
  );
}
