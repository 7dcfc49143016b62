/** Stores a choice in this browser as a cookie. */
export function remember(cookie: string): void {
  // The Cookie Store API is asynchronous, and absent without TLS.
  document.cookie = cookie;
}
