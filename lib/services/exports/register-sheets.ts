import { REGISTER_GLOSSARY } from "#domain/present/register.ts";
import type {
  RegisterIndicator,
  RegisterReading,
  RegisterRisk,
  RegisterTicket,
  RegisterTwin,
} from "#domain/present/views/register.ts";
import { type Column, type Sheet, sheet } from "./sheet.ts";

/** What a printed page shows comes first; the rest stands to the right of it. */
const PRINTED: Column<RegisterRisk>[] = [
  { key: "ref", header: "Ref", kind: "text", width: 6 },
  { key: "lineage", header: "Lineage", kind: "text", width: 17 },
  { key: "title", header: "Title", kind: "text", width: 22 },
  { key: "state", header: "State", kind: "text", width: 10 },
  { key: "metric", header: "Leading indicator", kind: "text", width: 17 },
  { key: "slice", header: "Slice", kind: "text", width: 12 },
  { key: "value", header: "Value", kind: "number", width: 9 },
  { key: "low", header: "Low 95%", kind: "number", width: 9 },
  { key: "high", header: "High 95%", kind: "number", width: 9 },
  { key: "n", header: "n", kind: "count", width: 9 },
  { key: "likelihoodLow", header: "Likelihood low", kind: "count", width: 12 },
  { key: "likelihoodHigh", header: "Likelihood high", kind: "count", width: 12 },
  { key: "impact", header: "Impact", kind: "count", width: 9 },
  { key: "levels", header: "Levels", kind: "list", width: 11 },
  { key: "owner", header: "Owner", kind: "text", width: 12 },
  { key: "reviewDue", header: "Review due", kind: "day", width: 12 },
];

const RISK: Column<RegisterRisk>[] = [
  ...PRINTED,
  { key: "statement", header: "Statement", kind: "text", width: 60 },
  { key: "category", header: "Category", kind: "text", width: 16 },
  { key: "status", header: "Status", kind: "text", width: 12 },
  { key: "confirmed", header: "Confirmed", kind: "flag", width: 14 },
  { key: "previousLow", header: "Previous low", kind: "count", width: 13 },
  { key: "previousHigh", header: "Previous high", kind: "count", width: 13 },
  { key: "strengthOfKnowledge", header: "Strength of knowledge", kind: "text", width: 16 },
  { key: "basis", header: "Basis", kind: "text", width: 10 },
  { key: "rationale", header: "Rests on", kind: "text", width: 40 },
  { key: "treatment", header: "Treatment", kind: "text", width: 13 },
  { key: "generation", header: "Generation", kind: "count", width: 14 },
  { key: "assessedAt", header: "Assessed at (UTC)", kind: "time", width: 19 },
];

const INDICATOR: Column<RegisterIndicator>[] = [
  { key: "risk", header: "Risk", kind: "text", width: 8 },
  { key: "lineage", header: "Lineage", kind: "text", width: 22 },
  { key: "metric", header: "Metric", kind: "text", width: 18 },
  { key: "slice", header: "Slice", kind: "text", width: 14 },
  { key: "isLeading", header: "Leading", kind: "flag", width: 9 },
  { key: "generation", header: "Generation", kind: "count", width: 11 },
  { key: "state", header: "State", kind: "text", width: 10 },
  { key: "confirmed", header: "Confirmed", kind: "flag", width: 11 },
  { key: "value", header: "Value", kind: "number", width: 10 },
  { key: "low", header: "Low 95%", kind: "number", width: 10 },
  { key: "high", header: "High 95%", kind: "number", width: 10 },
  { key: "n", header: "n", kind: "count", width: 9 },
  { key: "control", header: "Human control", kind: "number", width: 14 },
  { key: "controlN", header: "Control n", kind: "count", width: 10 },
  { key: "reason", header: "Unknown because", kind: "text", width: 20 },
  { key: "appetite", header: "Appetite", kind: "number", width: 10 },
  { key: "tolerance", header: "Tolerance", kind: "number", width: 10 },
  { key: "critical", header: "Critical", kind: "number", width: 10 },
  { key: "minSamples", header: "Least n", kind: "count", width: 9 },
];

const READING: Column<RegisterReading>[] = [
  { key: "risk", header: "Risk", kind: "text", width: 8 },
  { key: "lineage", header: "Lineage", kind: "text", width: 22 },
  { key: "metric", header: "Metric", kind: "text", width: 18 },
  { key: "slice", header: "Slice", kind: "text", width: 14 },
  { key: "generation", header: "Generation", kind: "count", width: 11 },
  { key: "state", header: "State", kind: "text", width: 10 },
  { key: "confirmed", header: "Confirmed", kind: "flag", width: 11 },
  { key: "value", header: "Value", kind: "number", width: 10 },
  { key: "low", header: "Low 95%", kind: "number", width: 10 },
  { key: "high", header: "High 95%", kind: "number", width: 10 },
  { key: "n", header: "n", kind: "count", width: 9 },
  { key: "reason", header: "Unknown because", kind: "text", width: 20 },
  { key: "readAt", header: "Read at (UTC)", kind: "time", width: 19 },
];

const TICKET: Column<RegisterTicket>[] = [
  { key: "key", header: "Ticket", kind: "text", width: 9 },
  { key: "lineage", header: "Lineage", kind: "text", width: 22 },
  { key: "state", header: "State", kind: "text", width: 12 },
  { key: "finding", header: "Finding", kind: "text", width: 60 },
  { key: "generation", header: "Opened by generation", kind: "count", width: 20 },
  { key: "stratum", header: "Stratum", kind: "text", width: 14 },
  { key: "humanSamples", header: "Human samples wanted", kind: "count", width: 21 },
  { key: "kind", header: "Kind", kind: "text", width: 10 },
  { key: "ledBy", header: "Led by", kind: "text", width: 10 },
  { key: "owner", header: "Owner", kind: "text", width: 18 },
  { key: "due", header: "Due", kind: "day", width: 12 },
  { key: "openedAt", header: "Opened at (UTC)", kind: "time", width: 19 },
];

/** The flat register: what CSV holds and the sheet "Register" shows. */
export function riskSheet(twin: RegisterTwin): Sheet {
  return { ...sheet("Register", RISK, twin.risks), printed: PRINTED.length };
}

/** The tables of the workbook behind its summary, in the order of its tabs. */
export function registerSheets(twin: RegisterTwin): Sheet[] {
  return [
    riskSheet(twin),
    sheet("Indicators", INDICATOR, twin.indicators),
    sheet("Trend", READING, twin.trend),
    sheet("Actions and tickets", TICKET, twin.tickets),
    sheet(
      "Method and glossary",
      [
        { key: "term", header: "Term", kind: "text", width: 24 },
        { key: "meaning", header: "Meaning", kind: "text", width: 100 },
      ],
      REGISTER_GLOSSARY,
    ),
  ];
}
