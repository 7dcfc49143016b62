/** Whether PostgreSQL can store or search for a text: it supports every character but NUL. */
export function isStorable(text: string): boolean {
  return !text.includes("\0");
}
