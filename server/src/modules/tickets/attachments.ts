import type { AttachmentView } from '@hotline/shared/contracts/attachments';
import { submitLimits } from '@hotline/shared/rules/limits';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors';
import { reencodePicture } from '../../platform/files/picture';
import type { UrlSigner } from '../../platform/files/signed-url';
import { newId } from '../../platform/ids';
import type { Platform } from '../../platform/platform';
import { AttachmentRow } from './attachment.entity';

/** Pictures somebody may hold without a ticket; more than one draft's worth. */
const maxLoose = 3 * submitLimits.pictures;
const looseLifetimeMs = 7 * 24 * 3600_000;

export const attachmentView = (urls: UrlSigner, { id, mime, bytes, width, height, createdAt }: AttachmentRow): AttachmentView => ({ id, mime, bytes, width, height, createdAt, url: urls.url(id) });

/** Stores one picture of a citizen, re-encoded; throws attachment.notPicture or attachment.tooMany. */
export async function storeAttachment({ db, clock, files, fileUrls }: Platform, citizenId: string, upload: Buffer): Promise<AttachmentView> {
  const loose = await db.read((em) => em.countBy(AttachmentRow, { citizenId, ticketId: IsNull() }));
  if (loose >= maxLoose) throw new AppError('attachment.tooMany');
  const { bytes, ...picture } = await reencodePicture(upload);
  const row: AttachmentRow = { ...picture, id: newId(), ticketId: null, citizenId, bytes: bytes.length, createdAt: clock.now() };
  // File first: a row without its file would be a picture lost, a file without a row is only swept away.
  await files.put(row.id, bytes);
  await db.transact((em) => em.insert(AttachmentRow, row));
  return attachmentView(fileUrls, row);
}

export const attachmentsOf = (em: EntityManager, ticketId: string): Promise<AttachmentRow[]> => em.find(AttachmentRow, { where: { ticketId }, order: { id: 'ASC' } });

/** Removes pictures that never became part of a ticket. */
export async function sweepLooseAttachments({ db, clock, files }: Platform): Promise<void> {
  const old = await db.read((em) => em.findBy(AttachmentRow, { ticketId: IsNull(), createdAt: LessThan(clock.now() - looseLifetimeMs) }));
  for (const { id } of old) {
    const { affected } = await db.transact((em) => em.delete(AttachmentRow, { id, ticketId: IsNull() }));
    if (affected === 1) await files.remove(id);
  }
}
