import { Button } from 'antd';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { KnowledgeFacts } from './knowledge-facts';

export interface HitAction {
  readonly label: string;
  readonly run: () => void;
  readonly disabled?: boolean;
  readonly testid: string;
}

interface HitCardProps {
  readonly hit: KnowledgeHit;
  readonly current: boolean;
  readonly actions: readonly HitAction[];
}

/** A result: title, the passage with the matched words, where it comes from and whether it is in force. */
export function KnowledgeHitCard({ hit, current, actions }: HitCardProps) {
  return (
    <li className={`hit${hit.expired ? ' hit-expired' : ''}${current ? ' hit-current' : ''}`}>
      <div className="line-between">
        <strong>{hit.title}</strong>
        <span className="hit-actions">
          {actions.map(({ label, run, disabled, testid }) => (
            <Button key={testid} size="small" onClick={run} disabled={disabled ?? false} data-testid={testid}>{label}</Button>
          ))}
        </span>
      </div>
      <p className="hit-passage">
        {hit.passage.map(({ text, matched }, index) => (matched ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>))}
      </p>
      <KnowledgeFacts head={hit} />
    </li>
  );
}
