import Taro from '@tarojs/taro';

export interface ChosenPicture {
  readonly path: string;
  readonly bytes: number;
}

/** H5 only: the files behind the addresses handed out, for the upload. */
const files = new Map<string, Blob>();

export const fileBehind = (path: string): Blob | undefined => files.get(path);

/** Lets the person choose pictures; none when they turn back. */
export async function choosePictures(count: number): Promise<readonly ChosenPicture[]> {
  try {
    const { tempFiles } = await Taro.chooseImage({ count, sizeType: ['compressed'] });
    // H5 lets one choose more than `count`.
    return tempFiles.slice(0, count).map(({ path, size, originalFileObj }) => {
      if (originalFileObj) files.set(path, originalFileObj);
      return { path, bytes: size };
    });
  } catch {
    return [];
  }
}

/** Shows one of some pictures large. Tested in place, so that H5 is spared the 200 KB of Taro's own viewer. */
export function showPictures(urls: readonly string[], current: string): void {
  if (process.env.TARO_ENV === 'weapp') void Taro.previewImage({ urls: [...urls], current });
  else window.open(current);
}
