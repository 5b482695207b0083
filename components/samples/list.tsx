import { SampleText } from "#components/ui/sample-text.tsx";
import type { SamplesView } from "#domain/present/views/samples.ts";

/** Samples as they were sent, in the order in which they are stored, each under its id. */
export function SampleList({ samples }: Pick<SamplesView, "samples">) {
  return (
    <ol className="max-w-[80ch] divide-y divide-rule border-t border-rule">
      {samples.map((sample) => (
        <li key={sample.id} className="py-2">
          <span className="block font-mono text-meta break-all text-muted">{sample.id}</span>
          <SampleText text={sample.text ?? sample.labels?.join(", ") ?? JSON.stringify(sample.values ?? {})} />
        </li>
      ))}
    </ol>
  );
}
