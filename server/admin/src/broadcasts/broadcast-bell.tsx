import { BellOutlined } from '@ant-design/icons';
import { Link } from 'react-router-dom';
import { countText } from '../parts/marks';
import { useBroadcasts } from './broadcasts';

/** 飞鸽 in the top bar, with how much is unread. */
export function BroadcastBell() {
  const { unread } = useBroadcasts();
  return (
    <Link to="/broadcasts" className="broadcast-bell" data-testid="broadcast-bell">
      <BellOutlined aria-hidden /> 飞鸽
      {unread.length > 0 ? <span className="broadcast-bell-count">{countText(unread.length)} 条未读</span> : null}
    </Link>
  );
}
