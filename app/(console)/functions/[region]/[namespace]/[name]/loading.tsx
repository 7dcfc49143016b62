import { DetailSkeleton } from "#components/shell/skeletons.tsx";

export default function Loading() {
  return <DetailSkeleton />;
}
