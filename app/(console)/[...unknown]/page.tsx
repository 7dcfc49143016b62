import { notFound } from "next/navigation";

/** Any other URL: "not found" within the frame. */
export default function UnknownPage() {
  notFound();
}
