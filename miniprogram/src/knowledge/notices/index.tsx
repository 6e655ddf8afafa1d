import { useEffect } from 'react';
import { View } from '@tarojs/components';
import { useReachBottom } from '@tarojs/taro';
import { listAnnouncements, type Announcement } from '@hotline/shared/contracts/city.citizen';
import { callOpen } from '@/api/call';
import { calendarDayText } from '@/text/time';
import { Empty } from '@/ui/Empty';
import { Failure } from '@/ui/Failure';
import { Heading } from '@/ui/Heading';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { usePages } from '@/ui/use-pages';
import './index.scss';

function Item({ title, body, publishedOn, until }: Announcement) {
  return (
    <View className="announcement">
      <Heading className="announcement__title">{title}</Heading>
      <View className="announcement__days">
        {calendarDayText(publishedOn)}发布{until ? `，有效期至${calendarDayText(until)}` : ''}
      </View>
      <View className="announcement__text">{body}</View>
    </View>
  );
}

/** 公告: what the city tells everybody, the newest first. */
export default function Notices() {
  const { items, more, error, reload, loadMore } = usePages((query) => callOpen(listAnnouncements, { query }));
  useEffect(reload, [reload]);
  useReachBottom(loadMore);
  return (
    <Page>
      {items?.map((item) => <Item key={item.id} {...item} />)}
      {items?.length === 0 ? <Empty id="no-notices" title="现在没有公告" /> : null}
      {error ? <Failure error={error} onRetry={reload} /> : null}
      {items || error ? null : <Skeleton rows={3} />}
      {more ? (
        <View id="more-notices" className="link more" ariaRole="button" onClick={loadMore}>
          查看更早的公告
        </View>
      ) : null}
    </Page>
  );
}
