import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { submitLimits } from '@hotline/shared/rules/limits';
import { adviseRegistration, type RegistrationAdvice } from '@hotline/shared/contracts/workbench.staff';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { vulnerableNeeds } from '@hotline/shared/vocabulary/vulnerable-need';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { KnowledgeHits, useInsertAction } from '../knowledge/knowledge-search';
import { SearchBox } from '../parts/search-box';
import { StateMark } from '../parts/marks';
import { useSettled } from '../parts/use-settled';
import { CallerAnswer, withItem, type CallerAnswerValue } from './caller-answer';

type Similar = RegistrationAdvice['similar'][number];

interface AdvicePaneProps {
  readonly content: string;
  readonly area: string | null;
  /** The ticket the caller joins (同类诉求). */
  readonly sameAs: Similar | null;
  readonly onSameAs: (ticket: Similar | null) => void;
  readonly answer: CallerAnswerValue | null;
  readonly onAnswer: (answer: CallerAnswerValue | null) => void;
}

/** 有生命危险: whoever is in danger needs somebody who comes at once, not a work order. */
function RuleNote({ advice: { urgency, needs } }: { readonly advice: RegistrationAdvice }) {
  if (urgency === 'normal') return null;
  return (
    <section data-testid="advised-urgency" role="status">
      {urgency === 'critical' ? <p className="danger-note">如有人身危险，请来电人立即拨打 110（警情）、119（火情）、120（急救）。</p> : null}
      <p>按规则，这件诉求登记后为“<strong className={`urgency-${urgency}`}>{urgencies.labels[urgency]}</strong>”{needs.length > 0 ? `（${needs.map((need) => vulnerableNeeds.labels[need]).join('、')}）` : ''}。</p>
    </section>
  );
}

function SimilarTickets({ similar, sameAs, onSameAs }: Pick<AdvicePaneProps, 'sameAs' | 'onSameAs'> & { readonly similar: readonly Similar[] }) {
  if (similar.length === 0) return <p className="quiet">近 7 天同一区域没有相似的诉求。</p>;
  return (
    <ul className="plain-list" data-testid="similar">
      {similar.map((ticket) => {
        const chosen = sameAs?.id === ticket.id;
        return (
          <li key={ticket.id} className={chosen ? 'similar similar-chosen' : 'similar'}>
            <div className="line-between"><strong>{ticket.ticketNo}</strong><StateMark state={ticket.state} /></div>
            <div>{ticket.title}</div>
            <div className="line-between">
              <span className="quiet">相似 {ticket.likeness}%{ticket.departmentName ? ` · ${ticket.departmentName}` : ''}</span>
              <Button size="small" aria-pressed={chosen} onClick={() => onSameAs(chosen ? null : ticket)} data-testid={`same-${ticket.ticketNo}`}>{chosen ? '已选为同类' : '同类诉求'}</Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Beside the form: the rules' judgement, the same matter from others, knowledge. All of it follows what is typed. */
export function AdvicePane({ content, area, sameAs, onSameAs, answer, onAnswer }: AdvicePaneProps) {
  const actionsOf = useInsertAction((item) => onAnswer(withItem(answer, item)));
  const settled = useSettled(content.trim(), 500);
  const [query, setQuery] = useState('');
  const enough = [...settled].length >= submitLimits.contentMin;
  const { data } = useLoad(useCallback(async () => (enough ? call(adviseRegistration, { body: { content: settled, area } }) : null), [enough, settled, area]));
  return (
    <aside className="register-side" aria-label="参考">
      {data ? <RuleNote advice={data} /> : null}
      {answer ? <CallerAnswer answer={answer} onChange={onAnswer} /> : null}
      <section>
        <h2>同类诉求</h2>
        {data ? <SimilarTickets similar={data.similar} sameAs={sameAs} onSameAs={onSameAs} /> : <p className="quiet">填写诉求内容后自动查找。</p>}
      </section>
      <section>
        <h2>知识</h2>
        <SearchBox placeholder="查政策、答复口径" onSearch={setQuery} />
        <KnowledgeHits query={query || settled.slice(0, 60)} actionsOf={actionsOf} typing={query === ''} />
      </section>
    </aside>
  );
}
