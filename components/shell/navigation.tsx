import {
  ArrowRightLeft,
  BookOpenText,
  Ellipsis,
  GitCompareArrows,
  LayoutDashboard,
  Network,
  PanelLeftClose,
  PanelLeftOpen,
  Waypoints,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { DriftCount } from "#components/shell/drift-count.tsx";
import { Mark } from "#components/shell/mark.tsx";
import { MorePlaces } from "#components/shell/more-places.tsx";
import { PlaceLink } from "#components/shell/place-link.tsx";
import { SideFrame } from "#components/shell/side-frame.tsx";
import { paths } from "#lib/paths.ts";

// Drawn on the server: only what notes the current page and the width runs in the browser.

const places = [
  { key: "overview", href: paths.overview(), Icon: LayoutDashboard },
  { key: "bind", href: paths.bind(), Icon: Waypoints },
  { key: "bindings", href: paths.bindings(), Icon: Network },
  { key: "operations", href: paths.operations(), Icon: ArrowRightLeft },
  { key: "drift", href: paths.drift(), Icon: GitCompareArrows },
  { key: "errors", href: paths.errors(), Icon: BookOpenText },
] as const;

export function SideNavigation({ narrow }: { narrow: boolean }) {
  const t = useTranslations("shell");
  return (
    <SideFrame
      narrow={narrow}
      label={t("navigation")}
      toggle={
        <>
          <PanelLeftClose aria-hidden className="size-4.5 group-data-narrow:hidden" />
          <PanelLeftOpen aria-hidden className="hidden size-4.5 group-data-narrow:block" />
          <span className="truncate group-data-narrow:hidden">{t("narrow")}</span>
          <span className="sr-only hidden group-data-narrow:block">{t("widen")}</span>
        </>
      }
    >
      <Link
        href={paths.overview()}
        aria-label={t("product")}
        className="mb-2 flex h-10 items-center gap-2.5 rounded-control px-2 font-semibold tracking-[-0.01em]"
      >
        <Mark />
        <span className="truncate group-data-narrow:hidden">{t("product")}</span>
      </Link>
      {places.map(({ key, href, Icon }) => (
        <PlaceLink
          key={key}
          href={href}
          data-place={key}
          className="relative flex h-row items-center gap-2.5 rounded-control px-2.5 text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent touch:h-11"
        >
          <Icon aria-hidden className="size-4.5 shrink-0" />
          <span className="truncate group-data-narrow:sr-only">{t(`places.${key}`)}</span>
          {key === "drift" && <DriftCount />}
        </PlaceLink>
      ))}
    </SideFrame>
  );
}

/** Places in the bar of a phone; the others are in its menu. */
const onPhone = 4;
const barStyle =
  "grid h-14 content-center justify-items-center gap-0.5 text-small text-ink-2 -outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-accent";

/** The navigation on a phone, at the bottom of the screen. */
export function BottomNavigation() {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-hair bg-panel pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {places.slice(0, onPhone).map(({ key, href, Icon }) => (
        <PlaceLink key={key} href={href} className={barStyle}>
          <Icon aria-hidden className="size-5" />
          {t(`places.${key}`)}
        </PlaceLink>
      ))}
      <MorePlaces
        className={barStyle}
        places={places.slice(onPhone).map(({ key, href, Icon }) => ({
          href,
          label: t(`places.${key}`),
          icon: <Icon aria-hidden />,
        }))}
      >
        <Ellipsis aria-hidden className="size-5" />
        {t("more")}
      </MorePlaces>
    </nav>
  );
}
