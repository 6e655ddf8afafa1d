import { useEffect } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { getPolicy, type KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { callOpen } from '@/api/call';
import { decodeQuery, openScreen } from '@/device/navigation';
import { validityText } from '@/text/time';
import { Cell, Cells } from '@/ui/Cells';
import { Failure } from '@/ui/Failure';
import { Heading } from '@/ui/Heading';
import { kindNames } from '@/ui/HitCard';
import { Notice } from '@/ui/Notice';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { StillNeeded } from '@/ui/StillNeeded';
import { useLoaded } from '@/ui/use-loaded';
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

function Body({ item, question }: { readonly item: KnowledgeItem; readonly question: string }) {
  return (
    <>
      {item.expired ? <Expired replacedBy={item.replacedBy} /> : null}
      <Answer item={item} />
      <Source item={item} />
      <StillNeeded question={question || item.title} />
    </>
  );
}

/** One policy or answer: the answer first, then where it comes from. */
export default function KnowledgeItemPage() {
  const { params } = useRouter();
  const { data, error, load } = useLoaded(() => callOpen(getPolicy, { params: { id: params.id ?? '' } }));
  useEffect(load, [load]);
  return (
    <Page>
      {data ? <Body item={data} question={decodeQuery(params.q)} /> : null}
      {error ? <Failure error={error} onRetry={load} /> : null}
      {data || error ? null : <Skeleton rows={4} />}
    </Page>
  );
}
