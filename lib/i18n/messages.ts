import type { useTranslations } from "next-intl";
import type { Locale } from "#lib/i18n/locales.ts";
import type { messages } from "#lib/i18n/messages/en/index.ts";

/** Every text of the interface, by namespace. English is the reference for the other languages. */
export type Messages = typeof messages;

export type Namespace = keyof Messages;

/** Type of the `t` that a component passes to a plain function. */
export type Translate<Name extends Namespace> = ReturnType<typeof useTranslations<Name>>;

const loaders: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import("#lib/i18n/messages/en/index.ts"),
  "zh-CN": () => import("#lib/i18n/messages/zh-CN/index.ts"),
};

/** All texts in one language. */
export async function messagesOf(locale: Locale): Promise<Messages> {
  return (await loaders[locale]()).messages;
}
