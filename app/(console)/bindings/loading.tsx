import { ListSkeleton } from "#components/shell/skeletons.tsx";

export default function Loading() {
  return <ListSkeleton />;
}
