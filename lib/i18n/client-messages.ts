import { getMessages } from "next-intl/server";
import type { Messages, Namespace } from "#lib/i18n/messages.ts";

/**
 * The texts that a layout hands to its client components: `<NextIntlClientProvider messages={await
 * clientMessages("shell", "ui")}>`. An inner provider replaces the messages of an outer one, so it must name all it needs.
 */
export async function clientMessages(...namespaces: Namespace[]): Promise<Partial<Messages>> {
  const messages = await getMessages();
  return Object.fromEntries(namespaces.map((namespace) => [namespace, messages[namespace]]));
}
