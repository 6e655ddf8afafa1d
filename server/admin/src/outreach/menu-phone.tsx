import { PlusOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { menuLimits } from '@hotline/shared/rules/menu-limits';
import { isFaulty, type Draft, type Spot } from './menu-draft';

interface MenuPhoneProps {
  readonly account: string;
  readonly draft: Draft;
  readonly faults: ReadonlyMap<string, string>;
  readonly spot: Spot | null;
  readonly onSelect: (spot: Spot) => void;
  readonly onAddButton: () => void;
  readonly onAddEntry: (button: number) => void;
}

interface TileProps {
  readonly name: string;
  readonly spot: Spot;
  readonly on: boolean;
  readonly faulty: boolean;
  readonly opens?: boolean;
  readonly onSelect: (spot: Spot) => void;
}

function Tile({ name, spot, on, faulty, opens = false, onSelect }: TileProps) {
  const testid = spot.entry === null ? `menu-${spot.button}` : `menu-${spot.button}-${spot.entry}`;
  return (
    <button type="button" className={`menu-tile${on ? ' menu-tile-on' : ''}${faulty ? ' menu-tile-faulty' : ''}`} aria-pressed={on} onClick={() => onSelect(spot)} data-testid={testid}>
      {opens ? <UnorderedListOutlined aria-hidden /> : null}
      <span>{name || '未命名'}</span>
      {faulty ? <span className="menu-tile-note">有误</span> : null}
    </button>
  );
}

/** The column above a button. */
function Entries({ button, draft, faults, spot, onSelect, onAddEntry }: MenuPhoneProps & { readonly button: number }) {
  const { entries = [], action = null } = draft[button] ?? {};
  if (action !== null) return null;
  return (
    <div className="menu-entries">
      {entries.map(({ name }, entry) => {
        const own = { button, entry };
        return <Tile key={entry} name={name} spot={own} on={spot?.button === button && spot.entry === entry} faulty={isFaulty(faults, own)} onSelect={onSelect} />;
      })}
      {entries.length < menuLimits.entries ? (
        <button type="button" className="menu-tile menu-tile-add" onClick={() => onAddEntry(button)} aria-label="添加子菜单" data-testid="add-entry"><PlusOutlined aria-hidden /></button>
      ) : null}
    </div>
  );
}

/** The menu as a follower will see it, and the way to each of its items. */
export function MenuPhone(props: MenuPhoneProps) {
  const { account, draft, faults, spot, onSelect, onAddButton } = props;
  return (
    <div className="menu-phone" role="group" aria-label="菜单预览">
      <div className="menu-phone-head">{account}</div>
      <div className="menu-phone-chat">{spot ? <Entries {...props} button={spot.button} /> : null}</div>
      <div className="menu-bar">
        {draft.map(({ name, action }, button) => {
          const own = { button, entry: null };
          return <Tile key={button} name={name} spot={own} on={spot?.button === button && spot.entry === null} faulty={isFaulty(faults, own)} opens={action === null} onSelect={onSelect} />;
        })}
        {draft.length < menuLimits.buttons ? (
          <button type="button" className="menu-tile menu-tile-add" onClick={onAddButton} aria-label="添加菜单" data-testid="add-button"><PlusOutlined aria-hidden /></button>
        ) : null}
      </div>
    </div>
  );
}
