import type { z } from "zod";

export type Service = "clb" | "scf" | "vpc" | "sts" | "region" | "monitor";

/**
 * One action of the cloud's API as its documentation describes it. The console's client and the sandbox both read this
 * entry, so a parameter exists for both or for neither.
 */
export interface Action<Request extends z.ZodType = z.ZodType, Response extends z.ZodType = z.ZodType> {
  service: Service;
  version: string;
  name: string;
  /** A write changes the cloud: the client never sends it twice. */
  kind: "read" | "write";
  /** Calls per second that the cloud allows per account and region. */
  perSecond: number;
  /** False for services that live outside of regions (sts). */
  regional: boolean;
  /** Strict: an undocumented parameter is an error. `fault.ts` names the kind of an error. */
  request: Request;
  /** The members that the console keeps, without the envelope and RequestId; all others are dropped. */
  response: Response;
  /**
   * The answer is a list to choose from: a member that can't be parsed is left out. Any other answer must be complete: a
   * rule whose function was left out would look unbound.
   */
  choices?: boolean;
  /** Every documented member of the response, which is what the sandbox answers with. */
  documented: z.ZodType;
  /** Codes that the action's own page lists, beyond the common ones. */
  errors: readonly string[];
}

/** As access policies name it: `clb:DescribeTargets`. */
export function policyNameOf({ service, name }: Pick<Action, "service" | "name">): string {
  return `${service}:${name}`;
}

type Entry<Request extends z.ZodType, Response extends z.ZodType> = Omit<Action<Request, Response>, "documented"> & {
  /** Left out where the console keeps everything. */
  documented?: z.ZodType;
};

/** Keeps the literal types of an entry. */
export function defineAction<Request extends z.ZodType, Response extends z.ZodType>(
  entry: Entry<Request, Response>,
): Action<Request, Response> {
  return { ...entry, documented: entry.documented ?? entry.response };
}
