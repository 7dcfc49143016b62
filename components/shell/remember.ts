/** Keeps a choice of this person in this browser, as the cookie text that the choice's own module makes. */
export function remember(cookie: string): void {
  // The Cookie Store API would be asynchronous, and absent where the console is served without TLS.
  document.cookie = cookie;
}
