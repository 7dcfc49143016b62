"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";
import { paths } from "#lib/paths.ts";

/** Pages that the list of bindings leads to. */
const ofBindings = /^\/(rules|load-balancers|functions)\//;

/** Whether a link is current: on its page and on the pages below it. */
function isCurrent(href: string, path: string): boolean {
  const place = ofBindings.test(path) ? paths.bindings() : path;
  return place === href || (href !== paths.overview() && place.startsWith(`${href}/`));
}

interface PlaceLinkProps {
  href: string;
  className: string;
  /** By which a shortcut finds it. */
  "data-place"?: string;
  children: ReactNode;
}

/** A link of the navigation, which says whether it is current. */
export function PlaceLink({ href, ...rest }: PlaceLinkProps) {
  return <Link href={href} aria-current={isCurrent(href, usePathname()) ? "page" : undefined} {...rest} />;
}
