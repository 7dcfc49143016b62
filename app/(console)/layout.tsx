import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { LiveOperations } from "#components/data/live-operations.tsx";
import { Frame } from "#components/shell/frame.tsx";
import { Providers } from "#components/shell/providers.tsx";
import { TimeZone } from "#components/shell/time-zone.tsx";
import { sessionFor } from "#lib/access/session.ts";
import { navigationCookieName, parseNavigationNarrow, parseTheme, themeCookieName } from "#lib/appearance.ts";
import { clientMessages } from "#lib/i18n/client-messages.ts";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  // A layout is given no search parameters, and stays while the address changes.
  const { accounts } = await sessionFor("read", null);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <NextIntlClientProvider messages={await clientMessages("shell", "ui", "common", "palette", "change", "state")}>
      <TimeZone />
      <Providers nonce={nonce}>
        <LiveOperations />
        <Frame
          accounts={accounts.map(({ id, realm, accountId }) => ({ id, realm, accountId }))}
          theme={parseTheme(jar.get(themeCookieName)?.value)}
          navigationNarrow={parseNavigationNarrow(jar.get(navigationCookieName)?.value)}
        >
          {children}
        </Frame>
      </Providers>
    </NextIntlClientProvider>
  );
}
