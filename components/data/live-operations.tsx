"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followOperations } from "#components/data/follow-operations.ts";
import { setBeat, setStreamState } from "#components/data/stream-state.ts";
import { usePlace } from "#components/data/use-place.ts";

/** Keeps all shown operations of the account in force up to date. Rendered once, by the frame. */
export function LiveOperations() {
  const client = useQueryClient();
  const { account } = usePlace();
  useEffect(() => {
    setStreamState("connecting");
    return followOperations(client, { account }, { onState: setStreamState, onBeat: setBeat });
  }, [client, account]);
  return null;
}
