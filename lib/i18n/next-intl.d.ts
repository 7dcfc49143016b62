import type { Locale as AppLocale } from "#lib/i18n/locales.ts";
import type { Messages as AppMessages } from "#lib/i18n/messages.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: AppLocale;
    Messages: AppMessages;
  }
}
