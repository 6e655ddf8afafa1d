import type { QrCodeItem, ScanDay } from '@hotline/shared/contracts/outreach.staff';
import { IsNull } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { readOfficialAccountMessage, type PushMessage } from '../../wechat';
import type { StaffActor } from '../staff';
import type { OutreachDeps } from './deps';
import { QrCodeRow, QrScanRow } from './qr-code.entity';
import { toldInWords } from './wechat-fault';

type NewCode = Pick<QrCodeRow, 'name' | 'purpose' | 'area' | 'department'>;
interface Counts {
  readonly scans: number;
  readonly follows: number;
}

const daysShown = 30;
const dayMs = 86_400_000;
const none: Counts = { scans: 0, follows: 0 };

/** 二维码海报: codes of districts and departments, and how often each is scanned. */
export class QrCodes {
  constructor(private readonly deps: OutreachDeps) {}

  /** Throws ticket.unknownArea, ticket.unknownDepartment, or in words what WeChat did not like. */
  async create(actor: StaffActor, code: NewCode): Promise<QrCodeItem> {
    const { platform, wechat, city, departments } = this.deps;
    if (code.area !== null && !(await city.hasArea(code.area))) throw new AppError('ticket.unknownArea');
    if (code.department !== null && !(await departments.find(code.department))) throw new AppError('ticket.unknownDepartment');
    const id = newId();
    const { ticket } = await toldInWords(wechat.officialAccount.qrCodes.create(id));
    const { name, purpose, area, department } = code;
    const row: QrCodeRow = { id, name, purpose, area, department, ticket, createdBy: actor.id, createdAt: platform.clock.now(), retiredAt: null };
    await platform.db.transact((em) => em.insert(QrCodeRow, row));
    return this.item(row, none);
  }

  async list(): Promise<QrCodeItem[]> {
    const rows = await this.deps.platform.db.read((em) => em.find(QrCodeRow, { order: { id: 'DESC' } }));
    const counts = await this.totals(rows.map(({ id }) => id));
    const inUseFirst = [...rows.filter(({ retiredAt }) => retiredAt === null), ...rows.filter(({ retiredAt }) => retiredAt !== null)];
    return Promise.all(inUseFirst.map((row) => this.item(row, counts.get(row.id) ?? none)));
  }

  /** Out of use from now on, or since it first was; throws qrCode.notFound. */
  async retire(id: string): Promise<QrCodeItem> {
    const { platform } = this.deps;
    await platform.db.transact((em) => em.update(QrCodeRow, { id, retiredAt: IsNull() }, { retiredAt: platform.clock.now() }));
    return this.item(await this.find(id), (await this.totals([id])).get(id) ?? none);
  }

  /** One code with its last 30 days; throws qrCode.notFound. */
  async detail(id: string): Promise<QrCodeItem & { days: ScanDay[] }> {
    const row = await this.find(id);
    const counts = await this.totals([id]);
    return { ...(await this.item(row, counts.get(id) ?? none)), days: await this.days(id) };
  }

  /** The picture as WeChat draws it; throws qrCode.notFound or WechatError. */
  async picture(id: string): Promise<{ bytes: Buffer; mime: string }> {
    return this.deps.wechat.officialAccount.qrCodes.download((await this.find(id)).ticket);
  }

  /** Counts a scan of one of our codes, once. */
  async onPush(push: PushMessage): Promise<null> {
    const message = readOfficialAccountMessage(push);
    const scene = message.kind === 'follow' || message.kind === 'scan' ? message.scene : undefined;
    if (scene === undefined) return null;
    await this.deps.platform.db.transact(async (em) => {
      if (!(await em.existsBy(QrCodeRow, { id: scene }))) return;
      const scan = { pushKey: push.key, qrCode: scene, day: shanghaiDay(push.createTime * 1000), followed: message.kind === 'follow' };
      await em.createQueryBuilder().insert().into(QrScanRow).values(scan).orIgnore().updateEntity(false).execute();
    });
    return null;
  }

  private async find(id: string): Promise<QrCodeRow> {
    const row = await this.deps.platform.db.read((em) => em.findOneBy(QrCodeRow, { id }));
    if (!row) throw new AppError('qrCode.notFound');
    return row;
  }

  private async totals(ids: readonly string[]): Promise<Map<string, Counts>> {
    if (ids.length === 0) return new Map();
    const rows = await this.deps.platform.db.read((em) =>
      em.createQueryBuilder(QrScanRow, 's').select('s.qrCode', 'id').addSelect('COUNT(*)', 'scans').addSelect('SUM(s.followed)', 'follows').where('s.qrCode IN (:...ids)', { ids }).groupBy('s.qrCode').getRawMany<{ id: string; scans: string | number; follows: string | number }>(),
    );
    return new Map(rows.map(({ id, scans, follows }) => [id, { scans: Number(scans), follows: Number(follows) }]));
  }

  private async days(id: string): Promise<ScanDay[]> {
    const now = this.deps.platform.clock.now();
    const days = Array.from({ length: daysShown }, (_, back) => shanghaiDay(now - (daysShown - 1 - back) * dayMs));
    const rows = await this.deps.platform.db.read((em) =>
      em.createQueryBuilder(QrScanRow, 's').select('s.day', 'day').addSelect('COUNT(*)', 'scans').addSelect('SUM(s.followed)', 'follows')
        .where('s.qrCode = :id AND s.day >= :first', { id, first: days[0] }).groupBy('s.day').getRawMany<{ day: string; scans: string | number; follows: string | number }>(),
    );
    const counts = new Map(rows.map(({ day, scans, follows }) => [day, { scans: Number(scans), follows: Number(follows) }]));
    return days.map((day) => ({ day, ...(counts.get(day) ?? none) }));
  }

  private async item({ id, name, purpose, area, department, createdAt, retiredAt }: QrCodeRow, counts: Counts): Promise<QrCodeItem> {
    const { city, departments } = this.deps;
    const departmentName = department === null ? null : ((await departments.find(department))?.name ?? null);
    return { id, name, purpose, areaName: await city.areaName(area), departmentName, createdAt, retiredAt, ...counts };
  }
}
