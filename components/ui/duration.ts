import { spaceNumbers } from "#lib/i18n/typography.ts";

/**
 * Formats a duration in whole seconds begun, from a minute on in the two largest units; if `precise`, in the nearest second, below
 * ten in tenths, and in milliseconds where those would be 0.0. `locale` is a BCP 47 tag; a negative duration counts as zero.
 */
export function formatDuration(milliseconds: number, locale: string, precise = false): string {
  const total = Math.max(0, milliseconds);
  const unit = (value: number, name: string, digits = 0) =>
    spaceNumbers(
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: name,
        // In Chinese, the narrow form of milliseconds is Latin.
        unitDisplay: locale.startsWith("zh") ? "short" : "narrow",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(value),
    );

  if (precise && total < 100) return unit(Math.round(total), "millisecond");
  if (precise && total < 9950) return unit(total / 1000, "second", 1);
  const seconds = precise ? Math.round(total / 1000) : Math.floor(total / 1000);
  if (seconds < 60) return unit(seconds, "second");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${unit(minutes, "minute")} ${unit(seconds % 60, "second")}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${unit(hours, "hour")} ${unit(minutes % 60, "minute")}`;
  return `${unit(Math.floor(hours / 24), "day")} ${unit(hours % 24, "hour")}`;
}
