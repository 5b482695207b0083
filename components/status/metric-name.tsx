import { METRICS } from "#domain/metrics/registry.ts";

/** Address of a metric's reference page. */
export const metricHref = (id: string) => `/docs/metrics/${id}`;

/** The name of a metric, leading to its reference page; its reading is in the title. One that is no more has its id alone. */
export function MetricName({ id, children }: { id: string; children?: string }) {
  const metric = METRICS.find((one) => one.id === id);
  if (metric === undefined) return children ?? id;
  return (
    <a className="hover:underline" href={metricHref(id)} title={metric.reading}>
      {children ?? metric.label}
    </a>
  );
}
