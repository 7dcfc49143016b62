"use client";

import NextLink from "next/link";
import type { ComponentProps } from "react";
import { useInPlace } from "#components/data/use-place.ts";

interface LinkProps extends Omit<ComponentProps<typeof NextLink>, "href"> {
  /** A path from `lib/paths.ts`. It stays in the account in force, unless it names another one. */
  href: string;
}

/** Every internal link of the console. */
export function Link({ href, ...rest }: LinkProps) {
  return <NextLink href={useInPlace()(href)} {...rest} />;
}
