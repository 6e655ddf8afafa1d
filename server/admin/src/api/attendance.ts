const attentive = 60_000;
let touchedAt = Date.now();

/** Notices that somebody sits at the desk. */
export function watchAttendance(): void {
  for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart']) window.addEventListener(event, () => (touchedAt = Date.now()), { capture: true, passive: true });
}

/** Nobody has touched the desk for a minute: what it asks for now it asks for by itself. */
export const isUnattended = (): boolean => Date.now() - touchedAt > attentive;
