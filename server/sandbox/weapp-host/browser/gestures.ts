import type { OpenPage } from '../pages';
import { fire } from '../touch';

const nearEnd = 50;
const pullLength = 60;

/** The keyboard presses what a finger would; glass-easel itself knows only fingers and mice. */
export function pressByKeyboard(openType: (button: HTMLElement, type: string) => void): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    if ((event.key !== 'Enter' && event.key !== ' ') || !target.matches('[role][tabindex]')) return;
    event.preventDefault();
    target.click();
  });
  document.addEventListener('click', (event) => {
    const target = event.target as HTMLElement;
    if (event.detail === 0 && target.matches('[role][tabindex]')) fire(target, 'tap', { x: 0, y: 0 });
    const button = target.closest<HTMLElement>('wx-button[open-type]:not([open-type=""], [aria-disabled="true"])');
    if (button) openType(button, button.getAttribute('open-type') ?? '');
  });
}

/** Tells a page that its end is near, once each time. */
export function watchEnd({ container, call }: OpenPage): void {
  let near = false;
  container.addEventListener('scroll', () => {
    const was = near;
    near = container.scrollTop + container.clientHeight >= container.scrollHeight - nearEnd;
    if (near && !was) call('onReachBottom');
  });
}

/** Pulling down a page that stands at its top. */
export function watchPull({ container, call }: OpenPage): void {
  let from: number | null = null;
  const target = container as HTMLElement;
  target.addEventListener('pointerdown', (event) => (from = target.scrollTop === 0 ? event.clientY : null));
  target.addEventListener('pointerup', (event) => {
    if (from !== null && event.clientY - from > pullLength) call('onPullDownRefresh');
    from = null;
  });
}
