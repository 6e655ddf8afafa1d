import { useState } from 'react';
import { View } from '@tarojs/components';
import { orderDataCopy } from '@hotline/shared/contracts/citizens.citizen';
import { call, fetchJson } from '@/api/call';
import { say } from '@/device/navigation';
import { shareText } from '@/device/share-file';
import { Button } from '@/ui/Button';
import { Cells } from '@/ui/Cells';
import { Failure } from '@/ui/Failure';
import { useLoaded } from '@/ui/use-loaded';

/** The copy as the server writes it: sections of facts, and two lines about the copy itself. */
type Copy = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>;

const fileName = '12345我的信息.json';

async function fetchCopy(): Promise<Copy> {
  const { url } = await call(orderDataCopy, { body: { format: 'json' } });
  return (await fetchJson(url)) as Copy;
}

function Sections({ copy }: { readonly copy: Copy }) {
  const sections = Object.entries(copy).flatMap(([title, items]) => (typeof items === 'string' ? [] : [{ title, items }]));
  return (
    <>
      {sections.map(({ title, items }) => (
        <Cells key={title} title={`${title}（${items.length}）`}>
          {items.map((item, at) => (
            <View key={at} className="my-data__facts">
              {Object.entries(item).map(([name, value]) => `${name}：${value}`).join('\n')}
            </View>
          ))}
        </Cells>
      ))}
    </>
  );
}

/** Mini-program: shown here, and kept by sending the file to a chat, e.g. 文件传输助手. */
export function ExportHere() {
  const copy = useLoaded(fetchCopy);
  const [asked, setAsked] = useState(false);
  const show = () => {
    setAsked(true);
    copy.load();
  };
  const share = () => shareText(fileName, JSON.stringify(copy.data, null, 2)).catch(() => say('没有发送。当前微信可能不支持，请在网页版下载'));
  if (copy.data) {
    return (
      <>
        <View className="my-data__actions">
          <Button id="export-send" kind="primary" onTap={() => void share()}>
            发送到聊天保存
          </Button>
        </View>
        <Sections copy={copy.data} />
      </>
    );
  }
  if (asked && copy.error) return <Failure error={copy.error} onRetry={copy.load} />;
  return (
    <View className="my-data__actions">
      <Button id="export" kind="primary" disabled={copy.loading} onTap={show}>
        {copy.loading ? '正在整理' : '导出我的信息'}
      </Button>
    </View>
  );
}
