import { Cloud, FlaskConical, Languages, Monitor, Moon, Search, Sun, Unplug } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { ShownAccount } from "#components/shell/account.ts";
import { AccountChip } from "#components/shell/account-chip.tsx";
import { AwayNotice } from "#components/shell/away-notice.tsx";
import { KeptFragment } from "#components/shell/fragment.tsx";
import { LanguageSwitch } from "#components/shell/language-switch.tsx";
import { BottomNavigation, SideNavigation } from "#components/shell/navigation.tsx";
import { Palette } from "#components/shell/palette/palette.tsx";
import { RouteAnnouncer } from "#components/shell/route-announcer.tsx";
import { SandboxBanner } from "#components/shell/sandbox-banner.tsx";
import { ThemeSwitch } from "#components/shell/theme-switch.tsx";
import type { Theme } from "#lib/appearance.ts";

// Drawn here, on the server, and passed to what runs in the browser.
const accountIcons = { sandbox: <FlaskConical aria-hidden />, cloud: <Cloud aria-hidden /> };
const themeIcons = { system: <Monitor aria-hidden />, light: <Sun aria-hidden />, dark: <Moon aria-hidden /> };

interface FrameProps {
  /** Every account that the person may use; the address names the one in force. */
  accounts: readonly ShownAccount[];
  theme: Theme;
  navigationNarrow: boolean;
  children: ReactNode;
}

/** The frame of every page. */
export async function Frame({ accounts, theme, navigationNarrow, children }: FrameProps) {
  const t = await getTranslations("shell");
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-20 rounded-control bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <div className="flex min-h-dvh">
        <SideNavigation narrow={navigationNarrow} />
        <div className="flex min-w-0 flex-1 flex-col">
          <header>
            <AwayNotice icon={<Unplug aria-hidden />} />
            <SandboxBanner accounts={accounts} />
            <div className="flex h-12 items-center gap-1 border-b border-hair bg-panel px-4 md:px-6 lg:px-8 touch:h-14">
              <AccountChip accounts={accounts} icons={accountIcons} />
              <div className="ml-auto flex items-center gap-1">
                <Palette accounts={accounts} icon={<Search aria-hidden />} />
                <LanguageSwitch icon={<Languages aria-hidden />} />
                <ThemeSwitch theme={theme} icons={themeIcons} />
              </div>
            </div>
          </header>
          <main
            id="main"
            tabIndex={-1}
            className="flex-1 px-4 py-6 outline-none max-md:pt-4 max-md:pb-24 md:px-6 lg:px-8"
          >
            {children}
          </main>
        </div>
      </div>
      <BottomNavigation />
      <RouteAnnouncer />
      <KeptFragment />
    </>
  );
}
