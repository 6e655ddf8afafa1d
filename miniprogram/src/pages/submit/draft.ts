import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import type { Relation } from '@hotline/shared/vocabulary/relation';
import type { Visibility } from '@hotline/shared/vocabulary/visibility';
import { newIdempotencyKey } from '@/api/idempotency-key';
import { readStored, removeStored, writeStored } from '@/device/storage';

export interface Place {
  readonly code: string;
  readonly name: string;
}

/** `id` comes with the upload; without it the picture is on its way or has failed. */
export interface DraftPicture {
  readonly key: string;
  readonly path: string;
  readonly id: string | null;
  /** Where the server shows it, for a short while. */
  readonly url: string | null;
  readonly fault: string | null;
}

/** What the person has filled in so far; kept on the device until it is a ticket. */
export interface Draft {
  /** One per draft and sent with every attempt: the same draft can never become two tickets. */
  readonly idempotencyKey: string;
  readonly step: number;
  readonly requestType: RequestType | null;
  readonly content: string;
  /** Path down the tree; empty: 不清楚. */
  readonly category: readonly Place[];
  readonly area: readonly Place[];
  readonly address: string;
  readonly pictures: readonly DraftPicture[];
  /** How many were being sent when the screen was left: they have to be chosen again. */
  readonly lostPictures: number;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly visibility: Visibility;
  /** For whom the person speaks, if not for themselves. */
  readonly personName: string;
  readonly personRelation: Relation | null;
  readonly personPhone: string;
  readonly companyName: string;
  readonly companyCode: string;
  /** The version of the notice the person agreed to. */
  readonly consentVersion: string | null;
  /** The question last brought along from a search. */
  readonly question: string;
  /** When it is sent again by itself, and how often it has been; null: it waits for its person. */
  readonly sendAt: number | null;
  readonly attempts: number;
  /** An answer has settled it; kept until the person leaves, so that it can be taken back. */
  readonly solved: boolean;
  /** It was settled by 我也是. */
  readonly joined: boolean;
}

const key = 'submit.draft';

export function blankDraft(): Draft {
  return {
    idempotencyKey: newIdempotencyKey(),
    step: 0,
    requestType: null,
    content: '',
    category: [],
    area: [],
    address: '',
    pictures: [],
    lostPictures: 0,
    contactName: '',
    contactPhone: '',
    visibility: 'private',
    personName: '',
    personRelation: null,
    personPhone: '',
    companyName: '',
    companyCode: '',
    consentVersion: null,
    question: '',
    sendAt: null,
    attempts: 0,
    solved: false,
    joined: false,
  };
}

/** Temporary files do not outlive the visit: a picture that arrived is shown from the server, the others are gone. */
const survived = (picture: DraftPicture): readonly DraftPicture[] => (picture.id ? [{ ...picture, path: picture.url ?? '' }] : []);

/** The draft left here last time. */
export function storedDraft(): Draft {
  const stored = readStored<Partial<Draft>>(key) ?? {};
  const draft = { ...blankDraft(), ...stored };
  const pictures = draft.pictures.flatMap(survived);
  return { ...draft, pictures, lostPictures: draft.lostPictures + draft.pictures.length - pictures.length };
}

/** Whether a draft was to be sent and is not known to have arrived. */
export const isDraftWaiting = (): boolean => (readStored<Partial<Draft>>(key)?.sendAt ?? null) !== null;

export const keepDraft = (draft: Draft): boolean => writeStored(key, draft);
export const dropDraft = (): void => removeStored(key);

/**
 * A question brought along from a search becomes the content; what was written before stays.
 * Once only: a reload, or coming back from the login, brings the same question again.
 */
export function withQuestion(draft: Draft, question: string): Draft {
  if (!question || draft.question === question) return draft;
  if (draft.solved) return { ...blankDraft(), question, content: question };
  return { ...draft, question, step: 0, sendAt: null, content: draft.content ? `${draft.content}\n${question}` : question };
}

export const hasConsent = (draft: Draft, city: CityProfile | null): boolean => city !== null && draft.consentVersion === city.consentVersion;
