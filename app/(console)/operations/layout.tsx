import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export default async function OperationsLayout({ children }: { children: ReactNode }) {
  return (
    <NextIntlClientProvider
      messages={
        await clientMessages(
          "shell",
          "ui",
          "common",
          "operation",
          "state",
          "cause",
          "change",
          "review",
          "field",
          "verdict",
          "metrics",
        )
      }
    >
      {children}
    </NextIntlClientProvider>
  );
}
