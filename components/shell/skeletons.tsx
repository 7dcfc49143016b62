import { Skeleton } from "#components/ui/skeleton.tsx";

const rows = ["one", "two", "three", "four", "five", "six"];

function HeaderSkeleton() {
  return (
    <div className="mb-6 flex items-start justify-between gap-4">
      <div className="grid gap-2">
        <Skeleton className="h-6 w-48" />
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      <Skeleton className="h-control w-28" />
    </div>
  );
}

/** The grid of a page with a list. */
export function ListSkeleton() {
  return (
    <div aria-busy="true">
      <HeaderSkeleton />
      <Skeleton className="mb-3 h-control w-64 max-w-full" />
      <div className="grid gap-px overflow-hidden rounded-panel border border-hair">
        {rows.map((row) => (
          <div key={row} className="flex h-row items-center gap-6 bg-panel px-4">
            <Skeleton className="h-3.5 w-1/4" />
            <Skeleton className="h-3.5 w-1/3" />
            <Skeleton className="h-3.5 w-1/6" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The grid of a page with a form and the line beside it. */
export function FormSkeleton() {
  return (
    <div aria-busy="true">
      <HeaderSkeleton />
      <div className="grid max-w-(--spacing-form) gap-5">
        {rows.map((row) => (
          <div key={row} className="grid gap-1.5">
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-control w-full" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The grid of a page about one resource. */
export function DetailSkeleton() {
  return (
    <div aria-busy="true">
      <HeaderSkeleton />
      <div className="grid gap-6 lg:grid-cols-[1fr_20rem]">
        <div className="grid content-start gap-5">
          {rows.map((row) => (
            <Skeleton key={row} className="h-10 w-full" />
          ))}
        </div>
        <Skeleton className="h-64 w-full" />
      </div>
    </div>
  );
}
