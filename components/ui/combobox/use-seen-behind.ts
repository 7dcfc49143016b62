import { useLayoutEffect } from "react";

/** Base UI's mark of what is outside its popup. */
const outside = "[data-base-ui-inert]";

/**
 * Keeps the page behind an open list visible for assistive technology. Base UI hides it as if the list were a dialog, but its
 * controls stay in the tab order, where a hidden control must not be.
 */
export function useSeenBehind(open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return;
    const observer = new MutationObserver((changes) => {
      for (const { target, oldValue } of changes) {
        if (oldValue === null && target instanceof Element && target.closest(outside))
          target.removeAttribute("aria-hidden");
      }
    });
    observer.observe(document.body, {
      attributes: true,
      attributeFilter: ["aria-hidden"],
      attributeOldValue: true,
      subtree: true,
    });
    return () => observer.disconnect();
  }, [open]);
}
