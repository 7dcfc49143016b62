import { Missing } from "#components/operation/missing.tsx";

export default function NotFound() {
  return <Missing />;
}
