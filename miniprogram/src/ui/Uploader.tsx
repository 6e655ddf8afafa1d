import { Image, View } from '@tarojs/components';

export interface UploaderItem {
  readonly key: string;
  readonly path: string;
  readonly state: 'sending' | 'done' | 'failed';
}

interface Props {
  readonly items: readonly UploaderItem[];
  readonly max: number;
  readonly onAdd: () => void;
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
  readonly onShow: (key: string) => void;
}

const words = { sending: '上传中', failed: '点此重传', done: '' } as const;

function Thumb({ item, index, ...acts }: { readonly item: UploaderItem; readonly index: number } & Pick<Props, 'onRetry' | 'onRemove' | 'onShow'>) {
  const open = () => (item.state === 'failed' ? acts.onRetry(item.key) : acts.onShow(item.key));
  return (
    <View className={`weui-uploader__file thumb${item.state === 'done' ? '' : ' weui-uploader__file_status'}`}>
      <View className="thumb__open" ariaRole="button" ariaLabel={`图片${index + 1} ${words[item.state]}`} onClick={open}>
        <Image className="weui-uploader__file__thumb" src={item.path} mode="aspectFill" nativeProps={{ alt: '' }} />
        {item.state === 'done' ? null : <View className="weui-uploader__file-content thumb__state">{words[item.state]}</View>}
      </View>
      <View id={`picture-${index + 1}-remove`} className="thumb__remove" ariaRole="button" ariaLabel={`删除图片${index + 1}`} onClick={() => acts.onRemove(item.key)} />
    </View>
  );
}

/** Pictures with their state; each is sent once, as soon as it was chosen. */
export function Uploader({ items, max, onAdd, ...acts }: Props) {
  return (
    <View className="weui-uploader uploader">
      <View className="weui-uploader__hd">
        <View className="weui-uploader__title">图片（选填）</View>
        <View className="weui-uploader__info">
          {items.length}/{max}
        </View>
      </View>
      <View className="weui-uploader__bd">
        {items.map((item, index) => (
          <Thumb key={item.key} item={item} index={index} {...acts} />
        ))}
        {items.length < max ? <View id="pictures-add" className="weui-uploader__input-box" ariaRole="button" ariaLabel="添加图片" onClick={onAdd} /> : null}
      </View>
    </View>
  );
}
