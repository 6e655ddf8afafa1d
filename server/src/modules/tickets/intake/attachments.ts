import type { AttachmentView } from '@hotline/shared/contracts/attachments';
import { submitLimits } from '@hotline/shared/rules/limits';
import { IsNull, LessThan, Not, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import { reencodePicture } from '../../../platform/files/picture';
import { secondsOfAmr } from '../../../platform/files/voice';
import { newId } from '../../../platform/ids';
import type { Platform } from '../../../platform/platform';
import { AttachmentRow } from './attachment.entity';

/** Files somebody may hold without a ticket; more than one draft's worth. */
const maxLoose = 3 * submitLimits.pictures;
const maxEvidence = 30;
const looseLifetimeMs = 7 * 24 * 3600_000;

const transcriptPlace = (id: string): string => `attachment.transcript.${id}`;

/** An attachment as whoever sees its ticket sees it. */
export const attachmentView = ({ fileUrls, seal }: Pick<Platform, 'fileUrls' | 'seal'>, row: AttachmentRow): AttachmentView => {
  const { id, mime, bytes, width, height, seconds, transcriptSealed, createdAt } = row;
  return { id, mime, bytes, width, height, seconds, createdAt, url: fileUrls.url(id), transcript: seal.open(transcriptSealed, transcriptPlace(id)) };
};

/** What is known of a file before it is stored. */
type Facts = Pick<AttachmentRow, 'mime' | 'width' | 'height' | 'seconds'> & { readonly transcript: string | null };

/** Stores one picture of a citizen, re-encoded; throws attachment.notPicture or attachment.tooMany. */
export async function storeAttachment(platform: Platform, citizenId: string, upload: Buffer): Promise<AttachmentView> {
  await assertRoom(platform, citizenId);
  const { bytes, ...picture } = await reencodePicture(upload);
  return store(platform, { citizenId, bytes }, { ...picture, seconds: null, transcript: null });
}

/**
 * Stores one voice message of a citizen as it came, with what WeChat understood of it. Throws attachment.notVoice,
 * attachment.voiceTooLong or attachment.tooMany.
 */
export async function storeVoice(platform: Platform, citizenId: string, { bytes, transcript }: { readonly bytes: Buffer; readonly transcript: string | null }): Promise<AttachmentView> {
  const seconds = secondsOfAmr(bytes);
  await assertRoom(platform, citizenId);
  return store(platform, { citizenId, bytes }, { mime: 'audio/amr', width: 0, height: 0, seconds, transcript });
}

async function assertRoom({ db }: Platform, citizenId: string): Promise<void> {
  const loose = await db.read((em) => em.countBy(AttachmentRow, { citizenId, ticketId: IsNull() }));
  if (loose >= maxLoose) throw new AppError('attachment.tooMany');
}

async function store(platform: Platform, { citizenId, bytes }: { readonly citizenId: string; readonly bytes: Buffer }, { transcript, ...facts }: Facts): Promise<AttachmentView> {
  const { db, clock, files, seal } = platform;
  const id = newId();
  const row: AttachmentRow = { ...facts, id, ticketId: null, citizenId, staffId: null, bytes: bytes.length, transcriptSealed: seal.seal(transcript, transcriptPlace(id)), createdAt: clock.now() };
  // File first: a row without its file would be a file lost, a file without a row is only swept away.
  await files.put(id, bytes);
  await db.transact((em) => em.insert(AttachmentRow, row));
  return attachmentView(platform, row);
}

/** 办结佐证: a picture a handler took of the work, at once the ticket's; the caller has looked at who may. */
export async function storeEvidence(platform: Platform, { ticketId, staffId }: { readonly ticketId: string; readonly staffId: string }, upload: Buffer): Promise<AttachmentView> {
  const { db, clock, files } = platform;
  const held = await db.read((em) => em.countBy(AttachmentRow, { ticketId, staffId: Not(IsNull()) }));
  if (held >= maxEvidence) throw new AppError('attachment.tooMany');
  const { bytes, ...picture } = await reencodePicture(upload);
  const row: AttachmentRow = { ...picture, id: newId(), ticketId, citizenId: '', staffId, bytes: bytes.length, seconds: null, transcriptSealed: null, createdAt: clock.now() };
  await files.put(row.id, bytes);
  await db.transact((em) => em.insert(AttachmentRow, row));
  return attachmentView(platform, row);
}

export const attachmentsOf = (em: EntityManager, ticketId: string): Promise<AttachmentRow[]> => em.find(AttachmentRow, { where: { ticketId }, order: { id: 'ASC' } });

/** Removes files that never became part of a ticket. */
export async function sweepLooseAttachments({ db, clock, files }: Platform): Promise<void> {
  const old = await db.read((em) => em.findBy(AttachmentRow, { ticketId: IsNull(), createdAt: LessThan(clock.now() - looseLifetimeMs) }));
  for (const { id } of old) {
    const { affected } = await db.transact((em) => em.delete(AttachmentRow, { id, ticketId: IsNull() }));
    if (affected === 1) await files.remove(id);
  }
}
