import { CameraOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useId, useRef, type ChangeEvent } from 'react';
import { uploadEvidence } from '@hotline/shared/contracts/tickets.staff';
import { callWithFile } from '../../api/call';
import { Pictures } from '../ticket/pictures';
import type { Work } from '../ticket/work';
import { useUploads } from './use-uploads';

/** Pictures of the work done, stored as soon as they are chosen; a phone offers its camera. */
export function EvidenceUpload({ work: { ticket, reload } }: { readonly work: Work }) {
  const input = useRef<HTMLInputElement>(null);
  const label = useId();
  const { left, fault, upload } = useUploads((file) => callWithFile(uploadEvidence, { params: { id: ticket.id } }, file), reload);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    upload([...(target.files ?? [])]);
    // The same picture may be chosen again after a failure.
    target.value = '';
  };
  return (
    <div className="evidence-upload" role="group" aria-labelledby={label}>
      <p id={label} className="quiet">办结佐证照片（随答复向诉求人展示，请勿拍到他人面部、证件和车牌）</p>
      <Pictures pictures={ticket.evidence} />
      <input ref={input} type="file" accept="image/jpeg,image/png,image/webp" multiple className="file-input" onChange={choose} data-testid="evidence-file" />
      <Button icon={<CameraOutlined />} loading={left > 0} onClick={() => input.current?.click()} data-testid="add-evidence">
        {left > 0 ? `正在上传，还有 ${left} 张` : '添加照片'}
      </Button>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="evidence-fault" /> : null}
    </div>
  );
}
