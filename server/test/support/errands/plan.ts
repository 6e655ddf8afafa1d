import { openMiniProgramSession } from '@hotline/shared/contracts/citizens.citizen';
import { uploadAttachment } from '@hotline/shared/contracts/attachments';
import type { AnyContract } from '@hotline/shared/contracts/contract';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import sharp from 'sharp';
import type { Line } from '../proxy';
import type { PhoneFile } from '../weapp';

const lineOf = ({ method, path }: AnyContract): string => `${method} ${path}`;

/** The three requests of an errand that something can befall. */
export const requests = { logIn: lineOf(openMiniProgramSession), upload: lineOf(uploadAttachment), submit: lineOf(submitTicket) } as const;

/** The moments at which the app is killed, in the order they come. */
export const moments = [
  'opened', 'kindChosen', 'halfWritten', 'written', 'toPlace',
  'addressWritten', 'albumOpen', 'firstPictureLeaves', 'firstPictureStored', 'firstPictureThere',
  'secondPictureStored', 'picturesThere', 'toContact', 'phoneWritten', 'agreed',
  'submitTapped', 'askedForMessages', 'requestLeaves', 'ticketStored', 'answerArrived',
] as const;
export type Moment = (typeof moments)[number];

/** What befalls the line. */
export const faults = {
  none: () => undefined,
  slow: (line: Line) => void (line.mode = 'slow'),
  logInDropped: (line: Line) => line.plan(requests.logIn, 'drop'),
  uploadDropped: (line: Line) => line.plan(requests.upload, 'drop'),
  uploadReset: (line: Line) => line.plan(requests.upload, 'reset'),
  uploadAnswerLost: (line: Line) => line.plan(requests.upload, 'loseAnswer'),
  uploadRefused: (line: Line) => line.plan(requests.upload, 'busy'),
  submitDropped: (line: Line) => line.plan(requests.submit, 'drop'),
  submitAnswerLost: (line: Line) => line.plan(requests.submit, 'loseAnswer'),
  submitRefused: (line: Line) => line.plan(requests.submit, 'busy'),
} as const;
export type FaultName = keyof typeof faults;
const faultNames = Object.keys(faults) as FaultName[];

/** One person's request: what they mean to say and show, and what goes wrong meanwhile. */
export interface Errand {
  readonly words: string;
  readonly pictures: readonly PhoneFile[];
  readonly killAt: Moment;
  readonly fault: FaultName;
}

/** The server writes pictures anew, so they are told apart by their size. */
export const sizeOf = (nth: number, picture: number): { width: number; height: number } => ({ width: 40 + picture, height: 10 + nth });

async function pictureOf(nth: number, picture: number): Promise<PhoneFile> {
  const bytes = await sharp({ create: { ...sizeOf(nth, picture), channels: 3, background: '#446688' } }).jpeg().toBuffer();
  return { name: `${nth}-${picture}.jpg`, type: 'image/jpeg', bytes: new Uint8Array(bytes) };
}

/** The nth errand: twenty have every moment, two hundred every moment with every fault. */
export async function errandOf(nth: number): Promise<Errand> {
  const killAt = moments[nth % moments.length] ?? 'opened';
  const fault = faultNames[(nth + Math.floor(nth / moments.length)) % faultNames.length] ?? 'none';
  return { words: `第${nth}件：家里停暖三天，老人感冒了，请尽快安排维修人员上门检查。`, pictures: [await pictureOf(nth, 0), await pictureOf(nth, 1)], killAt, fault };
}
