import { useEffect } from 'react';
import { useSession } from './session';

/** Names the browser tab after the screen. */
export function usePageTitle(title: string): void {
  const { city } = useSession();
  useEffect(() => {
    document.title = `${title} · ${city.hotlineName}`;
  }, [title, city.hotlineName]);
}
