import { Alert, App, Button } from 'antd';
import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { getKnowledgeVersion, staffGetPolicy } from '@hotline/shared/contracts/knowledge-editing.staff';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { FaultState, LoadingState } from '../parts/states';
import { citedText } from './cited-text';
import { CitizenPreview, StaffNotes } from './editing/citizen-preview';
import { KnowledgeFacts } from './knowledge-facts';

/** An old text says so before anything else, with the way to the one in force. */
function ExpiredNote({ item: { expired, replacedBy } }: { readonly item: KnowledgeItem }) {
  if (!expired) return null;
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

/** A version as a reply cited it, and whether it still stands. */
function CitedVersion({ id, version }: { readonly id: string; readonly version: string }) {
  const { data, fault, reload } = useLoad(useCallback(() => call(getKnowledgeVersion, { params: { id, version } }), [id, version]));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const newer = data.newest > data.version ? <>这是第 {data.version} 版，已有更新的<Link to={`/knowledge/${id}`}>第 {data.newest} 版</Link>。</> : data.inForce ? null : '本文已失效。';
  return (
    <article className="article" data-testid="knowledge-article">
      {newer ? <Alert type="warning" showIcon title={newer} className="article-alert" data-testid="newer-version" /> : null}
      <CitizenPreview kind={data.kind} text={data.text} />
      <StaffNotes notes={data.text.notes} />
      <p className="quiet">第 {data.version} 版</p>
    </article>
  );
}

/** One text: the one in force, or with `version` in the address that one. */
export function KnowledgeArticle({ id }: { readonly id: string }) {
  const [search] = useSearchParams();
  const version = search.get('version');
  return version !== null && /^[1-9]\d{0,5}$/.test(version) ? <CitedVersion id={id} version={version} /> : <CurrentArticle id={id} />;
}

/** The whole of one text. */
function CurrentArticle({ id }: { readonly id: string }) {
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
      <StaffNotes notes={data.notes} />
      <p className="quiet">第 {data.version} 版</p>
    </article>
  );
}
