type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** ⌘K on Apple's systems, where Ctrl-K deletes to the end of the line; Ctrl-K elsewhere. */
export function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed, platform: string): boolean {
  const isApple = /mac|iphone|ipad/i.test(platform);
  return key.toLowerCase() === "k" && !altKey && !shiftKey && (isApple ? metaKey && !ctrlKey : ctrlKey && !metaKey);
}

/** Whether no dialog is open: it must be answered or closed first. */
export function opensNothingElse(page: Pick<Document, "querySelector">): boolean {
  return page.querySelector("[role=dialog], [role=alertdialog]") === null;
}
