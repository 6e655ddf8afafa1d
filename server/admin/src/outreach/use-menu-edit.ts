import { App } from 'antd';
import { useMemo, useState } from 'react';
import { publishMenu, saveMenu, type MenuView } from '@hotline/shared/contracts/outreach.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { faultsOf, itemAt, movedSpot, withItem, withItemMoved, withNewButton, withNewEntry, withoutItem, type Draft, type Item, type Spot } from './menu-draft';

/** Saving and publishing; what was typed stays whatever comes of it. */
function useMenuWrites(view: MenuView, onSaved: (view: MenuView) => void) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFault(null);
    await work().catch((thrown: unknown) => setFault(faultOf(thrown)));
    setBusy(false);
  };
  const store = async (draft: Draft): Promise<MenuView> => {
    const saved = await call(saveMenu, { body: { version: view.version, buttons: [...draft] } });
    onSaved(saved);
    return saved;
  };
  return {
    busy,
    fault,
    save: (draft: Draft) =>
      attempt(async () => {
        await store(draft);
        void message.success('草稿已保存，发布后才会对外显示。');
      }),
    publish: (draft: Draft, changed: boolean) =>
      attempt(async () => {
        const { version } = changed ? await store(draft) : view;
        onSaved(await call(publishMenu, { body: { version } }));
        void message.success('菜单已发布，关注者几分钟内会看到。');
      }),
  };
}

/** The draft as it is being edited, and where in it the person is. */
export function useMenuEdit(view: MenuView, onSaved: (view: MenuView) => void) {
  const [draft, setDraft] = useState<Draft>(view.buttons);
  const [spot, setSpot] = useState<Spot | null>(view.buttons.length > 0 ? { button: 0, entry: null } : null);
  const faults = useMemo(() => faultsOf(draft), [draft]);
  const changed = useMemo(() => JSON.stringify(draft) !== JSON.stringify(view.buttons), [draft, view.buttons]);
  const writes = useMenuWrites(view, onSaved);
  const here = spot && itemAt(draft, spot) ? spot : null;
  const addButton = (): void => {
    setDraft(withNewButton(draft));
    setSpot({ button: draft.length, entry: null });
  };
  const addEntry = (button: number): void => {
    setDraft(withNewEntry(draft, button));
    setSpot({ button, entry: draft[button]?.entries.length ?? 0 });
  };
  const change = (item: Item): void => setDraft(here ? withItem(draft, here, item) : draft);
  const move = (by: 1 | -1): void => {
    if (!here) return;
    setDraft(withItemMoved(draft, here, by));
    setSpot(movedSpot(here, by));
  };
  const remove = (): void => {
    if (!here) return;
    setDraft(withoutItem(draft, here));
    setSpot(here.entry === null ? null : { button: here.button, entry: null });
  };
  return { draft, spot: here, faults, changed, select: setSpot, addButton, addEntry, change, move, remove, ...writes };
}
