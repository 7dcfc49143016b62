/** What an event tells of its pointer; a browser's plain mouse events tell no type. */
interface PointerFacts {
  /** Number of clicks in a row; 0 for a click that the keyboard or a script made. */
  detail: number;
  pointerType?: string;
}

/**
 * Whether a click was made with a mouse.
 *
 * @param hasMouse whether the machine's main pointer is one: a laptop with a touch screen is tapped all the same
 */
export function isByMouse({ detail, pointerType }: PointerFacts, hasMouse: () => boolean): boolean {
  if (detail === 0) return false;
  return pointerType === undefined ? hasMouse() : pointerType === "mouse";
}
