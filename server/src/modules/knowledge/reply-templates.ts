import type { ReplyTemplate } from '@hotline/shared/contracts/reply-templates.staff';
import { IsNull } from 'typeorm';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import type { Platform } from '../../platform/platform';
import type { CityApi } from '../city';
import type { StaffActor, StaffApi } from '../staff';
import { ReplyTemplateRow } from './reply-template.entity';

type Fields = Pick<ReplyTemplateRow, 'title' | 'body' | 'requestTypes' | 'states' | 'categories'>;

interface Wanted {
  readonly requestType?: ReplyTemplateRow['requestTypes'][number] | undefined;
  readonly state?: ReplyTemplateRow['states'][number] | undefined;
  readonly category?: string | undefined;
  readonly all?: string | undefined;
}

interface Below {
  readonly city: CityApi;
  readonly staff: StaffApi;
}

/** An empty list means any; nothing asked fits all. */
const fits = <T>(list: readonly T[], asked: readonly T[] | null): boolean => list.length === 0 || asked === null || asked.some((one) => list.includes(one));

/** 答复模板: texts with variables for the desks. */
export class ReplyTemplates {
  constructor(
    private readonly platform: Pick<Platform, 'db' | 'clock'>,
    private readonly below: Below,
  ) {}

  /** Those that fit a ticket, in the order they were made. */
  async list({ requestType, state, category, all }: Wanted): Promise<ReplyTemplate[]> {
    const rows = await this.platform.db.read((em) => em.find(ReplyTemplateRow, { where: all ? {} : { retiredAt: IsNull() }, order: { id: 'ASC' } }));
    const path = category === undefined ? null : await this.below.city.categoryPath(category);
    const fitting = rows.filter((row) => fits(row.requestTypes, requestType ? [requestType] : null) && fits(row.states, state ? [state] : null) && fits(row.categories, path));
    const names = await this.below.staff.names(fitting.flatMap(({ editedBy }) => editedBy ?? []));
    return fitting.map((row) => ({ ...row, editedBy: row.editedBy === null ? null : (names.get(row.editedBy) ?? '工作人员') }));
  }

  /** Throws ticket.unknownCategory. */
  async add(actor: StaffActor, fields: Fields): Promise<{ id: string }> {
    await this.assertCategories(fields.categories);
    const id = newId();
    await this.platform.db.transact((em) => em.insert(ReplyTemplateRow, { ...fields, id, version: 1, editedAt: this.platform.clock.now(), editedBy: actor.id, retiredAt: null }));
    return { id };
  }

  /** Throws replyTemplate.changed when somebody else changed it meanwhile, ticket.unknownCategory. */
  async change(actor: StaffActor, id: string, { version, retired, ...fields }: Fields & { readonly version: number; readonly retired: boolean }): Promise<void> {
    await this.assertCategories(fields.categories);
    const now = this.platform.clock.now();
    const news = { ...fields, version: version + 1, editedAt: now, editedBy: actor.id, retiredAt: retired ? now : null };
    const { affected } = await this.platform.db.transact((em) => em.update(ReplyTemplateRow, { id, version }, news));
    if (affected !== 1) throw new AppError('replyTemplate.changed');
  }

  /** Texts a city brings along on its first day. */
  async load(items: readonly Fields[]): Promise<void> {
    const rows = items.map((fields) => ({ ...fields, id: newId(), version: 1, editedAt: this.platform.clock.now(), editedBy: null, retiredAt: null }));
    if (rows.length > 0) await this.platform.db.transact((em) => em.insert(ReplyTemplateRow, rows));
  }

  private async assertCategories(codes: readonly string[]): Promise<void> {
    for (const code of codes) if (!(await this.below.city.hasCategory(code))) throw new AppError('ticket.unknownCategory');
  }
}
