import Taro from '@tarojs/taro';

/** Mini-program only: writes a text into a file and lets the person send it to a chat of theirs. Rejects when they turn back or WeChat cannot. */
export async function shareText(fileName: string, text: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${fileName}`;
  const files = Taro.getFileSystemManager();
  await new Promise<void>((done, fail) => files.writeFile({ filePath, data: text, encoding: 'utf8', success: () => done(), fail: ({ errMsg }) => fail(new Error(errMsg)) }));
  try {
    await Taro.shareFileMessage({ filePath, fileName });
  } finally {
    // Everything about a person is in it: no copy stays on the phone.
    files.unlink({ filePath, fail: () => undefined });
  }
}
