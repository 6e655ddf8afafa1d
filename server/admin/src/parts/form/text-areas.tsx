import { LockOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import type { TextAreaProps } from 'antd/es/input';

/** Text the citizen will read: white ground, a blue head that says so. */
export function ReplyArea(props: TextAreaProps) {
  return (
    <div className="reply-area">
      <div className="reply-area-head">公开答复 · 诉求人可见</div>
      <Input.TextArea variant="borderless" autoSize={{ minRows: 12, maxRows: 20 }} placeholder="您好，您反映的……" {...props} />
    </div>
  );
}

/** Text for colleagues only: yellow ground and a lock, never to be taken for a reply. */
export function NoteArea(props: TextAreaProps) {
  return (
    <div className="note-area">
      <div className="note-area-head">
        <LockOutlined aria-hidden /> 内部记录 · 诉求人不可见
      </div>
      <Input.TextArea variant="borderless" autoSize={{ minRows: 2, maxRows: 8 }} {...props} />
    </div>
  );
}
