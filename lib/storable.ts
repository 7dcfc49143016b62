/** Whether PostgreSQL can keep a text, or look for it: it knows every character but NUL. */
export function isStorable(text: string): boolean {
  return !text.includes("\0");
}
