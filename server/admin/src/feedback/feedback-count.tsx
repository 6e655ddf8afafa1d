import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { countFeedback } from '@hotline/shared/contracts/feedback.staff';
import { call } from '../api/call';
import { createSignal } from '../api/session-signal';
import { useLoad } from '../api/use-load';
import { countText } from '../parts/marks';

/** Somebody here has answered an opinion, or found that it has been. */
export const feedbackSettled = createSignal();

const load = () => call(countFeedback, {});

/** How many opinions wait. Nobody hurries for one: it is counted anew when one goes to another page. */
export function FeedbackCount() {
  const { data, reload } = useLoad(load);
  const { pathname } = useLocation();
  const countedAt = useRef(pathname);
  useEffect(() => feedbackSettled.listen(reload), [reload]);
  useEffect(() => {
    if (countedAt.current === pathname) return;
    countedAt.current = pathname;
    reload();
  }, [pathname, reload]);
  if (!data || data.open === 0) return null;
  return (
    <span className="rail-counts" data-testid="feedback-count">
      <span className="rail-waiting">{countText(data.open)}</span>
    </span>
  );
}
