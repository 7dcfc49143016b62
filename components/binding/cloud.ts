/** The cloud that the console acts in. */
export interface Cloud {
  realm: "sandbox" | "intl" | "cn";
  /** Where commands have to send their calls; null where the tools' own default is right. */
  endpoint: string | null;
}
