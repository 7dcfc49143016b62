import { Skeleton } from "#components/ui/skeleton.tsx";

/** The grid of the figures while they are read. */
export function TrafficSkeleton() {
  return (
    <div aria-busy="true" className="@container grid gap-6">
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Skeleton className="h-11 w-24" />
        <Skeleton className="h-11 w-24" />
        <Skeleton className="h-11 w-24" />
      </div>
      <Skeleton className="h-52 w-full" />
      <div className="grid gap-6 @3xl:grid-cols-2">
        <Skeleton className="h-52 w-full" />
        <Skeleton className="h-52 w-full" />
      </div>
    </div>
  );
}
