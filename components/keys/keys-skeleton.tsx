import { Skeleton } from "#components/ui/skeleton.tsx";

const rows = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/** The page's grid while the permissions are checked. */
export function KeysSkeleton() {
  return (
    <div aria-busy="true" className="grid max-w-4xl gap-px overflow-hidden rounded-panel border border-hair">
      {rows.map((row) => (
        <div key={row} className="flex items-center justify-between gap-6 bg-panel px-4 py-4">
          <Skeleton className="h-3.5 w-1/3" />
          <Skeleton className="h-3.5 w-20" />
        </div>
      ))}
    </div>
  );
}
