import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { METRICS } from "../metrics/registry.ts";
import { caveatsOf, lineWords, metricsOf, needsOf } from "./metric-reference.ts";

const NOTHING = { family: null, needs: null, text: "" };

describe("the metric reference", () => {
  it("lists every metric once, whatever family it is of", () => {
    const listed = metricsOf(NOTHING).flatMap(({ metrics }) => metrics.map(({ id }) => id));
    expect(listed.toSorted()).toEqual(METRICS.map(({ id }) => id).toSorted());
  });

  it("says of every metric what it needs, and what misleads its readers in whole sentences", () => {
    for (const metric of METRICS) {
      expect(needsOf(metric), metric.id).not.toEqual([]);
      for (const caveat of caveatsOf(metric)) expect(caveat, metric.id).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it("narrows by family, need and text together", () => {
    const found = metricsOf({ family: "numbers", needs: "values", text: "Wasserstein" }).flatMap(
      ({ metrics }) => metrics,
    );
    expect(found.map(({ id }) => id)).toEqual(["drift.w1"]);
    expect(metricsOf({ ...NOTHING, text: "no such thing" })).toEqual([]);
  });

  it("never shows a line without saying whether it was calibrated", () => {
    for (const metric of METRICS.filter(({ defaultPolicy }) => defaultPolicy !== null))
      expect(lineWords(metric), metric.id).toMatch(/calibrated/);
  });
});

describe("the README", () => {
  const named = Array.from(
    readFileSync("README.md", "utf8").matchAll(/`([a-z]+\.[a-z0-9-]+|[a-z]+\.\*)`/g),
    ([, id = ""]) => id,
  );
  const families = new Set(METRICS.map(({ id }) => id.split(".")[0] ?? ""));
  const ids = named.filter((id) => families.has(id.split(".")[0] ?? ""));

  it("names metrics that there are", () => {
    const known = (id: string) =>
      METRICS.some((metric) => metric.id === id || metric.id.startsWith(id.replace("*", "")));
    expect(ids.filter((id) => !known(id))).toEqual([]);
    expect(ids.length).toBeGreaterThan(10);
  });

  it("leaves out no metric that opens a ticket", () => {
    const deciding = METRICS.filter(({ defaultPolicy, gates, family }) => {
      const isJudged = defaultPolicy?.onBreach === "open-ticket" && gates?.length !== 0;
      return isJudged && family !== "numbers" && family !== "meaning";
    });
    expect(deciding.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
