export * from "./alerting.ts";
export * from "./baseline.ts";
export * from "./lineage.ts";
export * from "./measure.ts";
export * from "./plumbing.ts";
export * from "./risk.ts";
