import { Alert, App, Button } from 'antd';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { staffGetPolicy, type KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { FaultState, LoadingState } from '../parts/states';
import { citedText } from './cited-text';
import { KnowledgeFacts } from './knowledge-facts';

/** An old text says so before anything else, with the way to the one in force. */
function ExpiredNote({ item: { expired, replacedBy } }: { readonly item: KnowledgeItem }) {
  if (!expired && !replacedBy) return null;
  const way = replacedBy ? <Link to={`/knowledge/${replacedBy.id}`}>查看现行有效的《{replacedBy.title}》</Link> : '请勿据此答复，可重新查询现行规定。';
  return <Alert type="warning" showIcon title={<>本文已失效。{way}</>} className="article-alert" />;
}

function CopyButton({ item }: { readonly item: KnowledgeItem }) {
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(citedText(item));
      void message.success('已复制正文和出处。');
    } catch {
      void message.warning('浏览器不允许复制，请手动选取文字。');
    }
  };
  return <Button size="small" onClick={() => void copy()}>复制正文和出处</Button>;
}

/** The whole of one text. */
export function KnowledgeArticle({ id }: { readonly id: string }) {
  const { data, fault, reload } = useLoad(useCallback(() => call(staffGetPolicy, { params: { id } }), [id]));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  return (
    <article className={`article${data.expired ? ' hit-expired' : ''}`} data-testid="knowledge-article">
      <div className="line-between">
        <h2>{data.title}</h2>
        {data.expired ? null : <CopyButton item={data} />}
      </div>
      <ExpiredNote item={data} />
      <KnowledgeFacts head={data} />
      <p className="prose">{data.body}</p>
      <p className="quiet">第 {data.version} 版</p>
    </article>
  );
}
