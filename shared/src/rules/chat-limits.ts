/** Sizes and times of a chat with an operator. */
export const chatLimits = {
  /** Longest text to a follower in code points, and in UTF-8 bytes, which is what WeChat counts (45002). */
  textMax: 600,
  textBytes: 2048,
  noteMax: 200,
  quickAnswers: 50,
  /** Hours of the day, Asia/Shanghai, between which somebody sits at the desk; outside of them a message can be left. */
  opensAt: 8,
  closesAt: 20,
} as const;

/** Length of a text in UTF-8. */
export const utf8Bytes = (text: string): number => [...text].reduce((sum, character) => sum + bytesOf(character.codePointAt(0) ?? 0), 0);

function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
