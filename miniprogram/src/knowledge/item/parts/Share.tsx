import { View } from '@tarojs/components';
import { leaveTo } from '@/device/navigation';
import { isWeapp } from '@/device/platform';
import { Button } from '@/ui/Button';

/** Hands the answer on: a card in the mini-program, the public page elsewhere. */
export function Share({ id }: { readonly id: string }) {
  return (
    <View className="still">
      {isWeapp ? (
        <Button id="share" native={{ openType: 'share' }}>
          转发给朋友
        </Button>
      ) : (
        <Button id="public-page" onTap={() => leaveTo(`/policies/${id}`)}>
          打开可转发的网页
        </Button>
      )}
    </View>
  );
}
