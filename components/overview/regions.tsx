import { useFormatter, useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { Section } from "#components/ui/section.tsx";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";
import type { RegionFigures } from "#lib/inventory/stored/by-region.ts";
import { paths } from "#lib/paths.ts";

interface RegionsProps {
  figures: readonly RegionFigures[];
  regions: readonly RegionItem[];
}

/** The forwarding rules of each region, bound and free; each figure links to those that it counts. Nothing without rules. */
export function Regions({ figures, regions }: RegionsProps) {
  const t = useTranslations("overview.regions");
  if (figures.length === 0) return null;
  return (
    <Section
      heading={t("title")}
      aside={
        <Link href={paths.bindings()} className="text-small text-accent underline-offset-2 hover:underline">
          {t("all")}
        </Link>
      }
    >
      <div className="overflow-x-auto rounded-panel border border-hair bg-panel">
        <table className="tabular w-full border-collapse">
          <caption className="sr-only">{t("title")}</caption>
          <thead>
            <tr className="h-9 text-small text-ink-2">
              {(["region", "bound", "free", "rules"] as const).map((column) => (
                <th key={column} scope="col" className="px-4 text-right font-medium whitespace-nowrap first:text-left">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ region, bound, free, total }) => (
              <tr key={region} className="h-row border-t border-hair text-right">
                <th scope="row" className="px-4 text-left font-normal">
                  {regions.find(({ id }) => id === region)?.name ?? region}
                </th>
                <Cell figure={bound} filter={{ region, target: "function" }} />
                <Cell figure={free} filter={{ region, target: "none" }} />
                <Cell figure={total} filter={{ region }} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="max-w-prose text-small text-ink-3">{t("scope")}</p>
    </Section>
  );
}

function Cell({ figure, filter }: { figure: number; filter: BindingFilter }) {
  const format = useFormatter();
  return (
    <td className="px-4">
      <Link
        href={paths.bindings(filter)}
        prefetch={false}
        className={figure === 0 ? "text-ink-3" : "text-accent underline-offset-2 hover:underline"}
      >
        {format.number(figure)}
      </Link>
    </td>
  );
}
