import { LockOutlined } from '@ant-design/icons';

/** Words among colleagues: yellow ground and a lock. */
export const NoteText = ({ children }: { readonly children: string }) => (
  <p className="note-text"><LockOutlined aria-label="内部记录" /> {children}</p>
);
