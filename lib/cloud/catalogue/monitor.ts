import { z } from "zod";
import { defineAction } from "#lib/cloud/catalogue/action.ts";
import { list, real, text, whole } from "#lib/cloud/catalogue/members.ts";

/** The members that the console reads. The monitor may leave out a value in the middle of a list. */
const figures = list(real);

const dimensions = z.array(z.object({ Name: z.string(), Value: z.string() }));

/** ISO 8601 with the zone: 2026-11-24T10:00:00+08:00. */
const moment = z.iso.datetime({ offset: true, local: true }).optional();

/** The answer with every documented member. */
export const monitorDataDocument = z.object({
  Period: z.int(),
  MetricName: z.string(),
  DataPoints: list(
    z.object({
      Dimensions: dimensions,
      Timestamps: list(z.number()),
      Values: list(z.number()),
      MaxValues: list(z.number()),
      MinValues: list(z.number()),
      AvgValues: list(z.number()),
    }),
  ),
  StartTime: text,
  EndTime: text,
  Msg: text,
});

/**
 * One metric of up to ten things. Above a million calls a month the cloud charges for it, so nothing polls it. Newer
 * texts of the documentation allow more at once than the page does; the page's limits are kept.
 */
export const getMonitorData = defineAction({
  service: "monitor",
  version: "2018-07-24",
  name: "GetMonitorData",
  kind: "read",
  perSecond: 50,
  regional: true,
  request: z.strictObject({
    Namespace: z.string(),
    MetricName: z.string(),
    Instances: z
      .array(z.strictObject({ Dimensions: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).min(1) }))
      .min(1)
      .max(10),
    Period: z.int().min(1).optional(),
    StartTime: moment,
    EndTime: moment,
    /** Bits: 1 average, 2 greatest, 4 least. */
    SpecifyStatistics: z.int().min(1).max(7).optional(),
  }),
  response: z.object({
    Period: whole,
    DataPoints: list(z.object({ Timestamps: figures, Values: figures, MaxValues: figures })),
  }),
  documented: monitorDataDocument,
  errors: ["InternalError", "InvalidParameterValue"],
});
