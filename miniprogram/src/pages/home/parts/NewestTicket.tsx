import { useCallback } from 'react';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { listMyTickets } from '@hotline/shared/contracts/tickets.citizen';
import { callOpen } from '@/api/call';
import { openScreen, openTab } from '@/device/navigation';
import { mayBeLoggedIn } from '@/session/log-in';
import { deadlineText } from '@/text/time';
import { useLoaded } from '@/ui/use-loaded';

/** 我的诉求 with the newest ticket on it; says nothing to strangers and never makes anybody log in. */
export function NewestTicket() {
  const fetch = useCallback(() => callOpen(listMyTickets, { query: {} }), []);
  const { data, load } = useLoaded(fetch);
  useDidShow(() => {
    if (mayBeLoggedIn()) load();
  });
  const newest = data?.items[0];
  if (!newest) return null;
  return (
    <View className="newest">
      <View className="newest__head">
        <View className="newest__label">我的诉求</View>
        <View id="all-tickets" className="link" ariaRole="button" onClick={() => openTab('progress')}>
          全部
        </View>
      </View>
      <View id="newest-ticket" className="newest__body" ariaRole="button" onClick={() => openScreen('ticket', { id: newest.id })}>
        <View className="newest__title">{newest.title}</View>
        <View className="newest__state">
          <View className="tag">{newest.stateLabel}</View>
          {newest.dueAt === null ? null : <View className="newest__due">截止 {deadlineText(newest.dueAt)}</View>}
        </View>
      </View>
    </View>
  );
}
