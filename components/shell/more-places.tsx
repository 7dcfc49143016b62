"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useInPlace } from "#components/data/use-place.ts";
import { Menu } from "#components/ui/menu.tsx";

interface MorePlacesProps {
  places: readonly { href: string; label: string; icon: ReactNode }[];
  className: string;
  children: ReactNode;
}

/** The places that the bar of a phone has no room for. */
export function MorePlaces({ places, className, children }: MorePlacesProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const inPlace = useInPlace();
  const path = usePathname();
  const isHere = places.some(({ href }) => path === href || path.startsWith(`${href}/`));
  return (
    <Menu
      label={t("more")}
      align="end"
      className={isHere ? `${className} font-medium text-accent` : className}
      entries={places.map(({ href, label, icon }) => ({
        kind: "action",
        key: href,
        label,
        icon,
        onSelect: () => router.push(inPlace(href)),
      }))}
    >
      {children}
    </Menu>
  );
}
