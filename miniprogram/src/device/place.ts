import Taro from '@tarojs/taro';

/** Without WeChat's map one types: in H5, and where the city has no approval for it. */
export const canPickPlace = MAP_PICK;

/**
 * Lets the person choose a place on WeChat's map and gives its address in one line; empty when they turn back. Where it is on
 * the map is not taken along. Rejects when WeChat does not let us: the guide or the permission was refused, the city has no approval.
 */
export async function pickPlace(): Promise<string> {
  // Of an interface without approval not even the call may be in the package.
  if (!MAP_PICK) return '';
  try {
    const { name, address } = await Taro.chooseLocation({});
    return address.includes(name) ? address : address + name;
  } catch (thrown) {
    if (/:fail cancel/.test((thrown as { readonly errMsg?: string }).errMsg ?? '')) return '';
    throw thrown;
  }
}
