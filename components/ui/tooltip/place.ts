interface Size {
  width: number;
  height: number;
}

interface Box extends Size {
  left: number;
  top: number;
}

const gap = 6;
const margin = 8;

/** Position above the element's middle, or below it without room, and within the window. All in pixels. */
export function placeTooltip(element: Box, bubble: Size, view: Size): { left: number; top: number } {
  const above = element.top - gap - bubble.height;
  const middle = element.left + element.width / 2 - bubble.width / 2;
  return {
    left: Math.max(margin, Math.min(middle, view.width - margin - bubble.width)),
    top: above >= margin ? above : element.top + element.height + gap,
  };
}
