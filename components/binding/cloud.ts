/** The cloud that the console acts in. */
export interface Cloud {
  realm: "sandbox" | "intl" | "cn";
  /** The one address that the console calls instead of the site's own hosts, or null. */
  endpoint: string | null;
}
