import { useEffect, useState } from "react";

/**
 * A press on "Review" while the values of a link are still looked up is kept, and acted on when they are.
 *
 * @param looking whether what is chosen is still being looked up
 * @param act what the press does then
 */
export function useReviewPress(looking: boolean, act: () => void) {
  const [waiting, setWaiting] = useState(false);

  useEffect(() => {
    if (!waiting || looking) return;
    setWaiting(false);
    act();
  }, [waiting, looking, act]);

  function press() {
    if (looking) setWaiting(true);
    else act();
  }

  return { waiting, press };
}
