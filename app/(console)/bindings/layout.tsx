import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export default async function BindingsLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider
      messages={await clientMessages("shell", "ui", "common", "bindings", "change", "review", "field", "verdict")}
    >
      {children}
    </NextIntlClientProvider>
  );
}
