import { useEffectEvent, useLayoutEffect } from 'react';

/** A press elsewhere, the wheel, another window: the menu is not what one is looking at any more. */
export function useDismissal(onDismiss: () => void): void {
  const dismissOutside = useEffectEvent((event: Event) => {
    if (event.target instanceof Element && event.target.closest('.menu') !== null) return;
    onDismiss();
  });
  const dismiss = useEffectEvent(() => onDismiss());
  useLayoutEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    for (const type of ['pointerdown', 'wheel'])
      document.addEventListener(type, (event) => dismissOutside(event), { capture: true, signal });
    for (const type of ['resize', 'blur']) window.addEventListener(type, () => dismiss(), { signal });
    return () => controller.abort();
  }, []);
}
