import { FormSkeleton } from "#components/shell/skeletons.tsx";

export default function Loading() {
  return <FormSkeleton />;
}
