"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followOperations } from "#components/data/follow-operations.ts";
import { setStreamState } from "#components/data/stream-state.ts";

/** Keeps all shown operations up to date. Rendered once, by the frame. */
export function LiveOperations() {
  const client = useQueryClient();
  useEffect(() => followOperations(client, setStreamState), [client]);
  return null;
}
