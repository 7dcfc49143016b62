/** What the guard needs to know of a navigation. */
export type Traversal = Pick<NavigateEvent, "navigationType" | "cancelable" | "preventDefault"> & {
  destination: Pick<NavigationDestination, "key" | "sameDocument" | "url">;
};

/**
 * The listener that asks before the browser goes back or forward to another path of this document.
 *
 * @param traverseTo of the browser's `navigation`
 * @param ask takes what goes where the person was about to, once they have agreed
 */
export function askBeforeTraversal(
  traverseTo: (key: string) => { finished?: Promise<unknown> | undefined },
  pathname: () => string,
  ask: (go: () => void) => void,
): (event: Traversal) => void {
  /** Whether the one traversal that was agreed to is under way. */
  let agreed = false;
  const settle = () => {
    agreed = false;
  };
  return (event) => {
    const { key, sameDocument, url } = event.destination;
    const isOther = new URL(url).pathname !== pathname();
    // Leaving the document is asked about by the browser, and a browser that isn't used any more can't be stopped.
    if (event.navigationType !== "traverse" || !sameDocument || !isOther || !event.cancelable) return;
    if (agreed) return;
    event.preventDefault();
    ask(() => {
      agreed = true;
      traverseTo(key).finished?.then(settle, settle);
    });
  };
}
