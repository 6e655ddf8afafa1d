import { AppError } from '../errors';

/** A voice message as WeChat hands it out: AMR narrow band, 8 kHz, one frame every 20 ms. */
const head = Buffer.from('#!AMR\n');
/** Bytes of a frame by the mode in its first byte (RFC 4867, 5.3); modes 9 to 14 no telephone sends. */
const frameBytes: Readonly<Record<number, number>> = { 0: 13, 1: 14, 2: 16, 3: 18, 4: 20, 5: 21, 6: 27, 7: 32, 8: 6, 15: 1 };
const framesPerSecond = 50;
/** WeChat records no longer than a minute. */
const maxSeconds = 60;
const maxBytes = 2 * 1024 * 1024;
const sampleRate = 8000;

/** Whether bytes claim to be such a message. */
export const isAmr = (bytes: Buffer): boolean => bytes.subarray(0, head.length).equals(head);

/** How many frames there are; throws attachment.notVoice unless they fill the bytes exactly. */
function framesOf(bytes: Buffer): number {
  let frames = 0;
  let at = head.length;
  for (; at < bytes.length; frames += 1) at += frameBytes[(bytes.readUInt8(at) >> 3) & 15] ?? bytes.length;
  if (frames === 0 || at !== bytes.length) throw new AppError('attachment.notVoice');
  return frames;
}

/**
 * Length of a voice message in whole seconds, read from its frames and never from its name. Throws
 * attachment.notVoice, or attachment.voiceTooLong beyond 60 seconds or 2 MB.
 */
export function secondsOfAmr(bytes: Buffer): number {
  if (!isAmr(bytes)) throw new AppError('attachment.notVoice');
  if (bytes.length > maxBytes) throw new AppError('attachment.voiceTooLong');
  const frames = framesOf(bytes);
  const seconds = Math.floor(frames / framesPerSecond);
  if (seconds > maxSeconds) throw new AppError('attachment.voiceTooLong');
  return Math.max(seconds, 1);
}

/** A voice message as WAV (PCM, 16 bit), which every browser plays. Throws as `secondsOfAmr`. */
export async function wavOfAmr(bytes: Buffer): Promise<Buffer> {
  secondsOfAmr(bytes);
  const { default: decode } = await import('@audio/amr-decode');
  const { channelData } = await decode(bytes);
  const samples = channelData[0] ?? new Float32Array();
  const wav = Buffer.alloc(44 + 2 * samples.length);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  // Chunk of 16 bytes: PCM, one channel, rate, bytes a second, bytes and bits a sample.
  [[16, 4], [1, 2], [1, 2], [sampleRate, 4], [2 * sampleRate, 4], [2, 2], [16, 2]].reduce((place, [value = 0, size = 2]) => wav.writeUIntLE(value, place, size), 16);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, index) => wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), 44 + 2 * index));
  return wav;
}
