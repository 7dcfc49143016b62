import { notFound } from "next/navigation";

/** Any other address: found nothing, and says so inside the frame. */
export default function UnknownPage() {
  notFound();
}
