"use client";

import Form from "next/form";
import type { ReactNode } from "react";
import { usePlace } from "#components/data/use-place.ts";

interface SearchFormProps {
  /** The path from `lib/paths.ts` whose query the fields become. It stays in the account in force. */
  action: string;
  prefetch?: false;
  className?: string;
  children: ReactNode;
}

/** A form whose fields become the query of a page; works without scripts. */
export function SearchForm({ action, children, ...rest }: SearchFormProps) {
  const { account } = usePlace();
  return (
    <Form action={action} {...rest}>
      {account !== undefined && <input type="hidden" name="account" value={account} />}
      {children}
    </Form>
  );
}
