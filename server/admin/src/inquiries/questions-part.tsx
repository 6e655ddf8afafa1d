import { Alert, Button, Space } from 'antd';
import { listQuestions, setQuestionStanding, type AskedQuestion } from '@hotline/shared/contracts/inquiries.staff';
import { questionStandings, type QuestionStanding } from '@hotline/shared/vocabulary/inquiry';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { useSession } from '../session/session';
import { useDoing } from '../system/use-doing';
import { channelCounts } from './channel-counts';

interface RowProps {
  readonly asked: AskedQuestion;
  /** Undefined for who only reads. */
  readonly onDecide: ((question: string, standing: QuestionStanding | null) => void) | undefined;
}

function Standing({ asked: { standing, shown } }: Pick<RowProps, 'asked'>) {
  if (standing) return <span className={`mark mark-alone ${standing === 'pinned' ? 'mark-open' : 'mark-done'}`}>{questionStandings.labels[standing]}</span>;
  return shown ? <span className="mark mark-alone mark-open">展示中</span> : <span className="quiet">未展示</span>;
}

function Decisions({ asked: { question, standing }, onDecide }: RowProps) {
  if (!onDecide || question === '') return null;
  if (standing) return <Button size="small" onClick={() => onDecide(question, null)}>恢复按查询量展示</Button>;
  return (
    <Space>
      <Button size="small" onClick={() => onDecide(question, 'pinned')} data-testid={`pin-${question}`}>置顶</Button>
      <Button size="small" onClick={() => onDecide(question, 'hidden')} data-testid={`hide-${question}`}>不展示</Button>
    </Space>
  );
}

function QuestionRow({ asked, onDecide }: RowProps) {
  return (
    <tr data-testid={`question-${asked.question}`}>
      <th scope="row" className="text-cell">{asked.question || <span className="quiet">含号码或过长，原文不保存</span>}</th>
      <td className="number-cell">{asked.people}</td>
      <td className="number-cell">{asked.asked}</td>
      <td className="number-cell">{asked.empty}</td>
      <td className="number-cell">{asked.opened}</td>
      <td>{channelCounts(asked.channels)}</td>
      <td><Standing asked={asked} /></td>
      <td><Decisions asked={asked} onDecide={onDecide} /></td>
    </tr>
  );
}

const load = () => call(listQuestions, {});

/** What was asked most, and what of it stands on the home page. */
export function QuestionsPart() {
  const { staff } = useSession();
  const { data, fault, reload } = useLoad(load);
  const doing = useDoing();
  const decide = (q: string, standing: QuestionStanding | null) => void doing.run(async () => void (await call(setQuestionStanding, { body: { q, standing } }))).then(reload);
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0) return <EmptyState title="还没有查询记录">市民和坐席查询后，问题会按人数排在这里。</EmptyState>;
  return (
    <>
      <p className="quiet">近 {data.days} 天的查询，按人数排列（每人每天计一次）。满 {data.leastPeople} 人查询且有现行答复的问题会自动展示在首页。</p>
      {doing.fault ? <Alert type="error" showIcon title={doing.fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <table className="system-table" aria-label="热门问题">
        <thead><tr><th>问题</th><th className="number-cell">人数</th><th className="number-cell">次数</th><th className="number-cell">查不到</th><th className="number-cell">打开答复</th><th>渠道</th><th>首页</th><th>设置</th></tr></thead>
        <tbody>{data.items.map((asked) => <QuestionRow key={asked.question} asked={asked} onDecide={staff.role === 'editor' ? decide : undefined} />)}</tbody>
      </table>
    </>
  );
}
