import { metricOf } from "#domain/metrics/registry.ts";

/** Address of a metric's reference page. */
export const metricHref = (id: string) => `/docs/metrics/${id}`;

/** The name of a metric, leading to its reference page; its reading is in the title. */
export function MetricName({ id, children }: { id: string; children?: string }) {
  const { label, reading } = metricOf(id);
  return (
    <a className="hover:underline" href={metricHref(id)} title={reading}>
      {children ?? label}
    </a>
  );
}
