import { View } from '@tarojs/components';
import { openTab } from '@/device/navigation';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { noteVisit } from '../deflection';
import type { Draft } from '../draft';
import type { ChangeDraft } from '../use-draft';

interface Props {
  readonly draft: Draft;
  readonly change: ChangeDraft;
  readonly onLeave: () => void;
}

/** An answer was enough: no ticket, and what was written can still be had back. */
export function Solved({ draft, change, onLeave }: Props) {
  const leave = () => {
    onLeave();
    openTab('home');
  };
  const resume = () => {
    noteVisit(draft, 'resumed');
    change({ solved: false, joined: false });
  };
  return (
    <Page>
      <Empty id="solved-note" title={draft.joined ? '已记下您也遇到这个问题' : '已为您结束，没有生成诉求'}>
        {draft.joined ? '没有另外生成诉求。' : ''}您填写的内容还在，点“恢复内容，继续提交”可以接着填写。
      </Empty>
      <View className="solved__actions">
        <Button id="solved-home" kind="primary" onTap={leave}>
          返回首页
        </Button>
        <Button id="solved-undo" onTap={resume}>
          恢复内容，继续提交
        </Button>
      </View>
    </Page>
  );
}
