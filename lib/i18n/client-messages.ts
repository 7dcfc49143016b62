import { getLocale } from "next-intl/server";
import { type Messages, messagesOf, type Namespace } from "#lib/i18n/messages.ts";

/**
 * The texts that a layout hands to its client components: `<NextIntlClientProvider messages={await
 * clientMessages("shell", "ui")}>`. An inner provider replaces what an outer one gave, so it names all that it needs.
 */
export async function clientMessages(...namespaces: Namespace[]): Promise<Partial<Messages>> {
  const messages = await messagesOf(await getLocale());
  return Object.fromEntries(namespaces.map((namespace) => [namespace, messages[namespace]]));
}
