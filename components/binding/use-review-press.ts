import { useEffect, useState } from "react";

/**
 * Keeps a press on "Review" while the values of a link are being looked up, and acts on it afterwards.
 *
 * @param looking whether what is chosen is still being looked up
 * @param act called for the press
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
