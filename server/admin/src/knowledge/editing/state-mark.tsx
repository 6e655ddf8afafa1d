import { knowledgeStates, type KnowledgeState } from '@hotline/shared/vocabulary/knowledge-state';

const tones: Readonly<Record<KnowledgeState, string>> = { draft: 'mark-open', in_review: 'mark-open', scheduled: 'mark-open', published: 'mark-good', superseded: 'mark-done', expired: 'mark-done', retired: 'mark-done' };

/** Where an item or its draft stands, in a word. */
export function StateMark({ state }: { readonly state: KnowledgeState }) {
  return <span className={`mark ${tones[state]}`}>{knowledgeStates.labels[state]}</span>;
}
