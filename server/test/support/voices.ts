/** A voice message of silence as WeChat sends it: AMR narrow band at 12.2 kbit/s, 50 frames a second. */
export function voice(seconds: number): Buffer {
  const silence = Buffer.concat([Buffer.from('3c91172b7d01e0', 'hex'), Buffer.alloc(25)]);
  return Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: 50 * seconds }, () => silence)]);
}
