import { Link } from 'react-router-dom';
import type { BroadcastView } from '@hotline/shared/contracts/broadcasts.staff';

/** What a broadcast announces. Opened beside the page, which may hold something half written. */
export function BroadcastKnowledge({ knowledge }: Pick<BroadcastView, 'knowledge'>) {
  if (knowledge.length === 0) return null;
  return (
    <p className="broadcast-knowledge">
      相关知识：
      {knowledge.map(({ id, title }) => <Link key={id} to={`/knowledge/${id}`} target="_blank" rel="noopener">{title}</Link>)}
    </p>
  );
}
