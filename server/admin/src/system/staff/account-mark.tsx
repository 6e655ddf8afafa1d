import { accountStates, seatBatchStates, type AccountState, type SeatBatchState } from '@hotline/shared/vocabulary/account-state';

const tones: Readonly<Record<AccountState | SeatBatchState, string>> = { active: 'mark-open', ungranted: 'mark-warn', inactive: 'mark-warn', locked: 'mark-warn', disabled: 'mark-done', ended: 'mark-done', revoked: 'mark-done' };

export function AccountMark({ state }: { readonly state: AccountState }) {
  return <span className={`mark mark-alone ${tones[state]}`}>{accountStates.labels[state]}</span>;
}

export function SeatBatchMark({ state }: { readonly state: SeatBatchState }) {
  return <span className={`mark mark-alone ${tones[state]}`}>{seatBatchStates.labels[state]}</span>;
}
