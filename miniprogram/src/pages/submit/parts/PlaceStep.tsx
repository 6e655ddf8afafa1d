import { useState } from 'react';
import { View } from '@tarojs/components';
import { submitLimits } from '@hotline/shared/rules/limits';
import { noteDistrict } from '@/city/district';
import { say } from '@/device/navigation';
import { showPictures } from '@/device/pictures';
import { canPickPlace, pickPlace } from '@/device/place';
import { Cell, Cells } from '@/ui/Cells';
import { Field } from '@/ui/Field';
import { FieldError } from '@/ui/FieldError';
import { TreeSheet } from '@/ui/TreeSheet';
import { Uploader, type UploaderItem } from '@/ui/Uploader';
import type { Draft, DraftPicture } from '../draft';
import { areaChildren, unsureText } from '../trees';
import { districtIn, withPlace } from '../picked-place';
import { usePictures } from '../use-pictures';
import { SameMatter } from './SameMatter';
import type { StepProps } from './step-props';

function stateOf({ id, fault }: DraftPicture): UploaderItem['state'] {
  if (fault) return 'failed';
  return id ? 'done' : 'sending';
}

function Pictures({ draft, change, errors }: StepProps) {
  const { add, retry, remove } = usePictures(draft, change);
  const items = draft.pictures.map((picture) => ({ key: picture.key, path: picture.path, state: stateOf(picture) }));
  const paths = items.map(({ path }) => path);
  const fault = draft.pictures.find((picture) => picture.fault)?.fault;
  return (
    <View className="weui-cells group__card pictures-card">
      <Uploader items={items} max={submitLimits.pictures} onAdd={add} onRetry={retry} onRemove={remove} onShow={(key) => showPictures(paths, items.find((item) => item.key === key)?.path ?? '')} />
      <FieldError id="attachments" text={errors.attachments ?? fault ?? undefined} />
      {draft.lostPictures > 0 ? (
        <View id="pictures-lost" className="hint">
          上次有 {draft.lostPictures} 张图片没有传完，需要的话请重新添加。
        </View>
      ) : null}
    </View>
  );
}

/** 地图选点: fills in the address, and the district unless what is chosen lies in it already. */
async function pickOnMap({ draft, change }: StepProps): Promise<void> {
  const place = await pickPlace();
  if (!place) return;
  change({ address: withPlace(draft.address, place) });
  const district = await districtIn(place);
  if (!district) return;
  change(({ area }) => (area[0]?.code === district.code ? {} : { area: [district] }));
  noteDistrict(district.name);
}

/** Step 2: where it is, and what it looks like. All of it may be left open. */
export function PlaceStep(props: StepProps) {
  const { draft, change, errors } = props;
  const [picking, setPicking] = useState(false);
  const pick = (path: Draft['area']) => {
    change({ area: path.map(({ code, name }) => ({ code, name })) });
    noteDistrict(path[0]?.name);
    setPicking(false);
  };
  return (
    <>
      <Cells title="地点">
        {canPickPlace ? <Cell id="pick-place" title="地图选点" value="自动填写" onTap={() => void pickOnMap(props).catch(() => say('没有选到地点，请直接填写地址'))} /> : null}
        <Cell id="area" title="所在区域" value={draft.area.map(({ name }) => name).join(' ') || '请选择（选填）'} onTap={() => setPicking(true)} />
        <FieldError id="area" text={errors.area} />
        <Field id="address" growing label="详细地址" placeholder="小区、楼栋或路口（选填）" value={draft.address} maxlength={-1} error={errors.address} onChange={(address) => change({ address })} />
      </Cells>
      <View className="group">
        <Pictures {...props} />
      </View>
      {draft.area.length > 0 ? <SameMatter draft={draft} change={change} /> : null}
      {picking ? <TreeSheet id="area-sheet" title="所在区域" unsure={unsureText} fetch={areaChildren} onPick={pick} onClose={() => setPicking(false)} /> : null}
    </>
  );
}
