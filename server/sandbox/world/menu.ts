/** A button of the official account's menu, kept as the product sent it. */
export interface MenuButton {
  type?: string;
  name: string;
  key?: string;
  url?: string;
  appid?: string;
  pagepath?: string;
  media_id?: string;
  article_id?: string;
  sub_button?: MenuButton[];
}

/** A menu for some followers only: by tag and by kind of telephone. */
export interface ConditionalMenu {
  menuid: string;
  button: MenuButton[];
  matchrule: { tag_id?: string; client_platform_type?: string };
}
