/** What became of the operations that were requested on one day. */
export interface DayFigures {
  /** In ISO 8601; as `from` and `to` filter a list. */
  from: string;
  to: string;
  /** Null for a day of which only a part is counted. */
  figures: {
    total: number;
    succeeded: number;
    /** Failed or rejected. */
    failed: number;
    /** Median time from the request to the end of those that succeeded, in milliseconds; null without any. */
    medianMs: number | null;
  } | null;
}

/** So many of the newest operations are counted, which bounds the cost. */
export const mostOfDays = 10_000;
