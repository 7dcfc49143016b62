/** The cloud that the console uses. */
export interface Cloud {
  realm: "sandbox" | "intl" | "cn";
  /** The endpoint used instead of the site's hosts, or null. */
  endpoint: string | null;
}
