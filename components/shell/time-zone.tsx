"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { remember } from "#components/shell/remember.ts";
import { isRememberedTimeZone, timeZoneCookie } from "#lib/i18n/time-zone.ts";

/** Stores this browser's time zone in a cookie, once, and refreshes the page with it. */
export function TimeZone() {
  const router = useRouter();
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (isRememberedTimeZone(timeZone, document.cookie)) return;
    remember(timeZoneCookie(timeZone));
    router.refresh();
  }, [router]);
  return null;
}
