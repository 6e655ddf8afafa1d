import { View } from '@tarojs/components';
import type { CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { visibilities } from '@hotline/shared/vocabulary/visibility';
import { timeText } from '@/text/time';
import { Cell, Cells } from '@/ui/Cells';
import { Pictures } from './Pictures';

/** For whom it was said. */
function Behalf({ behalf }: Pick<CitizenTicket, 'behalf'>) {
  if (!behalf) return null;
  return (
    <>
      {behalf.personNameMasked ? <Cell title="当事人" value={[behalf.personNameMasked, behalf.personPhoneMasked].filter(Boolean).join(' ')} /> : null}
      {behalf.companyName ? <Cell title="企业" value={behalf.companyName} /> : null}
    </>
  );
}

/** What was submitted; personal details only masked. */
export function Facts({ ticket }: { readonly ticket: CitizenTicket }) {
  const pictures = ticket.attachments.filter(({ seconds }) => seconds === null);
  const voices = ticket.attachments.length - pictures.length;
  return (
    <>
      <View className="group">
        <View className="group__title">诉求内容</View>
        <View className="content">
          <View id="ticket-content" className="content__text">
            {ticket.content}
          </View>
          <Pictures id="picture" label="图片" pictures={pictures} />
          {voices > 0 ? <View className="content__text">语音留言{voices}段，工作人员会收听</View> : null}
        </View>
      </View>
      <Cells title="诉求信息">
        <Cell title="类型" value={requestTypes.labels[ticket.requestType]} />
        <Cell title="分类" value={ticket.categoryName ?? '由工作人员确定'} />
        <Cell title="区域" value={ticket.areaName ?? '由工作人员确定'} />
        {ticket.addressMasked ? <Cell title="地址" value={ticket.addressMasked} /> : null}
        <Cell title="联系人" value={[ticket.contactNameMasked, ticket.contactPhoneMasked].filter(Boolean).join(' ')} />
        <Behalf behalf={ticket.behalf} />
        <Cell title="公开方式" value={visibilities.labels[ticket.visibility]} />
        <Cell title="提交时间" value={timeText(ticket.createdAt)} />
      </Cells>
    </>
  );
}
