"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followOperations } from "#components/data/follow-operations.ts";
import { setStreamState } from "#components/data/stream-state.ts";

/** Keeps every operation that is shown up to date. The frame of the signed-in pages holds it once. */
export function LiveOperations() {
  const client = useQueryClient();
  useEffect(() => followOperations(client, setStreamState), [client]);
  return null;
}
