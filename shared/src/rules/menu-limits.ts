/** Sizes of the menu under a chat (自定义菜单), lengths in bytes of UTF-8. */
export const menuLimits = { buttons: 3, entries: 5, buttonNameBytes: 16, entryNameBytes: 60, urlBytes: 1024 } as const;
