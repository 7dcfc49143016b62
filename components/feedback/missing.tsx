import { SearchX } from "lucide-react";
import { Link } from "#components/data/link.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";

interface MissingProps {
  title: string;
  description: string;
  /** Link to continue with. */
  href: string;
  action: string;
}

/** The "not found" page. */
export function Missing({ title, description, href, action }: MissingProps) {
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {title}
      </h1>
      <EmptyState
        icon={<SearchX />}
        title={title}
        description={description}
        action={
          <Link href={href} className={buttonStyle("primary")}>
            {action}
          </Link>
        }
      />
    </>
  );
}
