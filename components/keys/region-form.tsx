import { getTranslations } from "next-intl/server";
import { SearchForm } from "#components/data/search-form.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Select } from "#components/ui/select.tsx";
import type { RegionItem } from "#lib/api/contract/inventory.ts";
import { paths } from "#lib/paths.ts";

/** Chooses the region to check; works without scripts. */
export async function RegionForm({ regions, chosen }: { regions: readonly RegionItem[]; chosen: string }) {
  const t = await getTranslations("keys.region");
  return (
    // Not prefetched, because the page calls the cloud.
    <SearchForm
      action={paths.keys()}
      prefetch={false}
      className="mb-6 flex max-w-md gap-2 max-sm:flex-col max-sm:items-start"
    >
      <Select
        key={chosen}
        name="region"
        aria-label={t("label")}
        defaultValue={chosen}
        className="min-w-0 grow max-sm:w-full [&_select]:touch:h-11"
      >
        {regions.map(({ id, name }) => (
          <option key={id} value={id}>
            {`${name} · ${id}`}
          </option>
        ))}
      </Select>
      <button type="submit" className={`${buttonStyle()} touch:h-11`}>
        {t("submit")}
      </button>
    </SearchForm>
  );
}
