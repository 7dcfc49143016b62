"use client";

import clsx from "clsx";
import { ArrowRightLeft, BookOpenText, LayoutDashboard, PanelLeftClose, PanelLeftOpen, Waypoints } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#components/data/link.tsx";
import { Mark } from "#components/shell/mark.tsx";
import { remember } from "#components/shell/remember.ts";
import { navigationCookie } from "#lib/appearance.ts";
import { paths } from "#lib/paths.ts";

const places = [
  { key: "overview", href: paths.overview(), Icon: LayoutDashboard },
  { key: "bind", href: paths.bind(), Icon: Waypoints },
  { key: "operations", href: paths.operations(), Icon: ArrowRightLeft },
  { key: "errors", href: paths.errors(), Icon: BookOpenText },
] as const;

/** Whether a link is current: on its page and on the pages below it. */
function isCurrent(href: string, path: string): boolean {
  return path === href || (href !== paths.overview() && path.startsWith(`${href}/`));
}

export function SideNavigation({ narrow: initial }: { narrow: boolean }) {
  const t = useTranslations("shell");
  const path = usePathname();
  const [narrow, setNarrow] = useState(initial);

  function toggle() {
    remember(navigationCookie(!narrow));
    setNarrow(!narrow);
  }

  return (
    <nav
      aria-label={t("navigation")}
      className={clsx(
        "sticky top-0 flex h-dvh shrink-0 flex-col gap-1 border-r border-hair bg-panel p-2 max-md:hidden print:hidden",
        narrow ? "w-nav-narrow" : "w-nav",
      )}
    >
      <Link
        href={paths.overview()}
        aria-label={t("product")}
        className="mb-2 flex h-10 items-center gap-2.5 rounded-control px-2 font-semibold tracking-[-0.01em]"
      >
        <Mark />
        {!narrow && <span className="truncate">{t("product")}</span>}
      </Link>
      {places.map(({ key, href, Icon }) => (
        <Link
          key={key}
          href={href}
          aria-current={isCurrent(href, path) ? "page" : undefined}
          className={clsx(
            "relative flex h-row items-center gap-2.5 rounded-control px-2.5 text-ink-2 transition-colors hover:bg-hover hover:text-ink",
            "aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent touch:h-11",
          )}
        >
          <Icon aria-hidden className="size-4.5 shrink-0" />
          <span className={clsx("truncate", narrow && "sr-only")}>{t(`places.${key}`)}</span>
        </Link>
      ))}
      <button
        type="button"
        aria-expanded={!narrow}
        onClick={toggle}
        className="mt-auto flex h-row items-center gap-2.5 rounded-control px-2.5 text-ink-2 transition-colors hover:bg-hover hover:text-ink touch:h-11"
      >
        {narrow ? (
          <PanelLeftOpen aria-hidden className="size-4.5" />
        ) : (
          <PanelLeftClose aria-hidden className="size-4.5" />
        )}
        <span className={clsx("truncate", narrow && "sr-only")}>{narrow ? t("widen") : t("narrow")}</span>
      </button>
    </nav>
  );
}

/** The navigation on a phone, at the bottom of the screen. */
export function BottomNavigation() {
  const t = useTranslations("shell");
  const path = usePathname();
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-4 border-t border-hair bg-panel pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {places.map(({ key, href, Icon }) => (
        <Link
          key={key}
          href={href}
          aria-current={isCurrent(href, path) ? "page" : undefined}
          className="grid h-14 content-center justify-items-center gap-0.5 text-small text-ink-2 -outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-accent"
        >
          <Icon aria-hidden className="size-5" />
          {t(`places.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
