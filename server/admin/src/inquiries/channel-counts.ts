import type { AskedQuestion } from '@hotline/shared/contracts/inquiries.staff';
import { inquiryChannels } from '@hotline/shared/vocabulary/inquiry';

/** 小程序 3 · 坐席 1: the channels that have any. */
export const channelCounts = (channels: AskedQuestion['channels']): string =>
  inquiryChannels.codes.flatMap((channel) => (channels[channel] ? [`${inquiryChannels.labels[channel]} ${channels[channel]}`] : [])).join(' · ');
