import type { MenuAction, MenuButton, MenuView } from '@hotline/shared/contracts/outreach.staff';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors';
import type { MenuAction as WechatAction, MenuButton as WechatButton } from '../../wechat';
import type { StaffActor } from '../staff';
import type { OutreachDeps } from './deps';
import { AccountMenuRow } from './menu.entity';
import { toldInWords } from './wechat-fault';

/** The menu a hotline begins with. */
const firstMenu: readonly MenuButton[] = [
  { name: '微受理', action: { kind: 'view', url: '/h5/#/pages/submit/index' }, entries: [] },
  { name: '微查询', action: { kind: 'view', url: '/h5/#/pages/policy/index' }, entries: [] },
  { name: '我的诉求', action: { kind: 'click', menuKey: 'MINE' }, entries: [] },
];

const id = 'menu';
const blank: AccountMenuRow = { id, buttons: firstMenu, version: 0, editedAt: null, editedBy: null, published: null, publishedAt: null, publishedBy: null };

/** 自定义菜单: drafted in the desks, then published as a whole. */
export class Menus {
  constructor(private readonly deps: OutreachDeps) {}

  async view(): Promise<MenuView> {
    return this.viewOf(await this.current());
  }

  /** Saves the draft; throws menu.versionConflict when somebody else saved meanwhile. */
  async save(actor: StaffActor, draft: { readonly version: number; readonly buttons: readonly MenuButton[] }): Promise<MenuView> {
    const { db, clock } = this.deps.platform;
    await db.transact(async (em) => {
      await ensureRow(em);
      const { affected } = await em.update(AccountMenuRow, { id, version: draft.version }, { buttons: draft.buttons, version: draft.version + 1, editedAt: clock.now(), editedBy: actor.id });
      if (affected !== 1) throw new AppError('menu.versionConflict');
    });
    return this.view();
  }

  /** Publishes the draft of a version. Throws menu.versionConflict, or in words what WeChat did not like; the draft stays. */
  async publish(actor: StaffActor, version: number): Promise<MenuView> {
    const { db, clock } = this.deps.platform;
    const { buttons, version: current } = await this.current();
    if (current !== version) throw new AppError('menu.versionConflict');
    await toldInWords(this.send(buttons));
    await db.transact(async (em) => {
      await ensureRow(em);
      await em.update(AccountMenuRow, { id }, { published: buttons, publishedAt: clock.now(), publishedBy: actor.id });
    });
    return this.view();
  }

  /** The menu is ours to set once a server address is configured: sets again what was published last. Throws WechatError. */
  async publishAgain(): Promise<void> {
    const { published } = await this.current();
    // One that was taken away stays away.
    if (published === null || published.length > 0) await this.send(published ?? firstMenu);
  }

  private async send(buttons: readonly MenuButton[]): Promise<void> {
    const { menu } = this.deps.wechat.officialAccount;
    await (buttons.length === 0 ? menu.delete() : menu.create(buttons.map((button) => this.toWechat(button))));
  }

  private toWechat({ name, action, entries }: MenuButton): WechatButton {
    return action ? this.actionOf(name, action) : { name, sub_button: entries.map((entry) => this.actionOf(entry.name, entry.action)) };
  }

  private actionOf(name: string, action: MenuAction): WechatAction {
    const { PUBLIC_URL, WECHAT_MP_APPID } = this.deps.platform.config;
    const whole = (url: string): string => (url.startsWith('/') ? PUBLIC_URL + url : url);
    switch (action.kind) {
      case 'click':
        return { type: 'click', name, key: action.menuKey };
      case 'view':
        return { type: 'view', name, url: whole(action.url) };
      case 'miniProgram':
        return { type: 'miniprogram', name, appid: WECHAT_MP_APPID, pagepath: action.page, url: whole(action.url) };
    }
  }

  private async current(): Promise<AccountMenuRow> {
    return (await this.deps.platform.db.read((em) => em.findOneBy(AccountMenuRow, { id }))) ?? blank;
  }

  private async viewOf({ buttons, version, editedAt, editedBy, published, publishedAt, publishedBy }: AccountMenuRow): Promise<MenuView> {
    const names = await this.deps.staff.names([editedBy, publishedBy].filter((each) => each !== null));
    const shown = published && publishedAt !== null ? { buttons: [...published], at: publishedAt, by: names.get(publishedBy ?? '') ?? '工作人员' } : null;
    return { buttons: [...buttons], version, editedAt, editedBy: names.get(editedBy ?? '') ?? null, published: shown };
  }
}

const ensureRow = (em: EntityManager) => em.createQueryBuilder().insert().into(AccountMenuRow).values(blank).orIgnore().updateEntity(false).execute();
