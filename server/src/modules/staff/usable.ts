import type { StaffRow } from './staff.entity';

/** Whether an account may log in and work; asked at log-in, for every request and for every open stream. */
export const isUsable = ({ disabled, usableUntil }: StaffRow, now: number): boolean => !disabled && (usableUntil === null || now < usableUntil);
