import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";

const everyMs = 10_000;

/**
 * Has the page drawn again by the server after what is shown live has changed, since the other figures count the same
 * operations: soon, but not once for each operation of many.
 *
 * @param stamp differs where something has changed
 */
export function useRedrawn(stamp: string): void {
  const router = useRouter();
  const drawn = useRef(stamp);
  const look = useEffectEvent(() => {
    if (drawn.current === stamp || document.hidden) return;
    drawn.current = stamp;
    router.refresh();
  });
  useEffect(() => {
    const timer = setInterval(() => look(), everyMs);
    return () => clearInterval(timer);
  }, []);
}
