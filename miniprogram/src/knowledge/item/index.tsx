import { useEffect } from 'react';
import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { noteOpened } from '@hotline/shared/contracts/inquiries.citizen';
import { getPolicy, type KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { callOpen } from '@/api/call';
import { decodeQuery, goBack, openScreen } from '@/device/navigation';
import { doorway } from '@/device/platform';
import { validityText } from '@/text/time';
import { Button } from '@/ui/Button';
import { Cell, Cells } from '@/ui/Cells';
import { Failure } from '@/ui/Failure';
import { Heading } from '@/ui/Heading';
import { kindNames } from '@/ui/HitCard';
import { Notice } from '@/ui/Notice';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { StillNeeded } from '@/ui/StillNeeded';
import { useLoaded } from '@/ui/use-loaded';
import { Share } from './parts/Share';
import { Useful } from './parts/Useful';
import './index.scss';

function Expired({ replacedBy }: Pick<KnowledgeItem, 'replacedBy'>) {
  return (
    <Notice id="expired" warn>
      这条内容已失效，请勿照此办理。
      {replacedBy ? (
        <View id="replaced-by" className="link" ariaRole="button" onClick={() => openScreen('answer', { id: replacedBy.id })}>
          查看现行内容：{replacedBy.title}
        </View>
      ) : null}
    </Notice>
  );
}

function Source({ item }: { readonly item: KnowledgeItem }) {
  return (
    <Cells title="来源和有效期">
      <Cell title="发布单位" value={item.departmentName} />
      <Cell title="来源" value={item.source} />
      {item.documentNo ? <Cell title="文号" value={item.documentNo} /> : null}
      <Cell title="有效期" value={validityText(item.effectiveFrom, item.effectiveTo)} />
      <Cell title="版本" value={`第 ${item.version} 版`} />
      <Cell title="适用区域" value={item.areas.length > 0 ? item.areas.join('、') : '全市'} />
    </Cells>
  );
}

function Answer({ item }: { readonly item: KnowledgeItem }) {
  return (
    <View id="answer" className={`answer${item.expired ? ' answer--expired' : ''}`}>
      {item.expired ? <View className="tag tag--grey">已失效</View> : <View className="tag">{kindNames[item.kind]}</View>}
      <Heading className="answer__title">{item.title}</Heading>
      {item.body.split(/\n+/).map((paragraph, index) => (
        <View key={index} className="answer__paragraph">
          {paragraph}
        </View>
      ))}
    </View>
  );
}

interface BodyProps {
  readonly item: KnowledgeItem;
  readonly question: string;
  /** Opened while a request was being written, which waits where it was. */
  readonly writing: boolean;
}

function Body({ item, question, writing }: BodyProps) {
  return (
    <>
      {item.expired ? <Expired replacedBy={item.replacedBy} /> : null}
      <Answer item={item} />
      <Source item={item} />
      {item.expired ? null : <Useful item={item} question={question} />}
      <Share id={item.id} />
      {writing ? (
        <View className="still">
          <Button id="back-to-draft" kind="primary" onTap={goBack}>
            返回刚才填写的内容
          </Button>
        </View>
      ) : (
        <StillNeeded question={question || item.title} />
      )}
    </>
  );
}

/** Counted once a visit, and only from the results of a search. */
function useOpened(id: string, question: string, loaded: boolean): void {
  useEffect(() => {
    if (loaded && question) callOpen(noteOpened, { body: { q: question, id, via: doorway } }).catch(() => undefined);
  }, [id, question, loaded]);
}

/** One policy or answer: the answer first, then where it comes from. */
export default function KnowledgeItemPage() {
  const { params } = useRouter();
  const id = params.id ?? '';
  const question = decodeQuery(params.q);
  const { data, error, load } = useLoaded(() => callOpen(getPolicy, { params: { id } }));
  useEffect(load, [load]);
  useOpened(id, question, data !== null);
  useShareAppMessage(() => ({ title: data?.title ?? '政策和权威答复', path: `/knowledge/item/index?id=${id}` }));
  return (
    <Page>
      {data ? <Body item={data} question={question} writing={params.from === 'submit'} /> : null}
      {error ? <Failure error={error} onRetry={load} /> : null}
      {data || error ? null : <Skeleton rows={4} />}
    </Page>
  );
}
