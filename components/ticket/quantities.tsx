import { RowHead, Table, Td, Th } from "#components/ui/table.tsx";
import type { InjectionQuantity } from "#domain/judgement.ts";
import { count, percent, sliceWords } from "#domain/present/format.ts";
import { factor, requirementLines } from "#domain/present/injection.ts";
import { isNamedStratum } from "#domain/ticket.ts";

function Stratum({ quantity }: { quantity: InjectionQuantity }) {
  const { bundle, target, massLow, enrichment, freshShare } = quantity.inputs;
  return (
    <section className="pb-6">
      <h3>
        {count(quantity.humanSamples)} human samples{" "}
        <span className="text-muted">for {sliceWords(quantity.stratum)}</span>
      </h3>
      <p className="mt-0.5 mb-2 text-meta text-muted">
        {chosenWords(quantity)} · M = {count(bundle)} model samples in the next bundle · τ = {factor(target)} wanted · μ
        = {massLow === null ? "not measured" : factor(massLow)} low end of the mass that is left · κ ={" "}
        {factor(enrichment)} how much richer than random human text
        {freshShare === null ? "" : ` · λ* = ${percent(freshShare)} fresh human data holds it for good`}
      </p>
      <Table caption={`How much for ${sliceWords(quantity.stratum)}`} minWidth={340}>
        <thead>
          <tr>
            <Th width="14%">By</Th>
            <Th width="28%">Formula</Th>
            <Th>With its numbers</Th>
            <Th width="16%" align="right">
              Samples
            </Th>
          </tr>
        </thead>
        <tbody>
          {requirementLines(quantity).map((line) => (
            <tr key={line.by}>
              <RowHead>
                {line.by}
                {line.leads && <span className="block text-meta text-muted">leads</span>}
              </RowHead>
              <Td>{line.formula}</Td>
              <Td>{line.written}</Td>
              <Td align="right" className={line.leads ? "font-medium" : ""}>
                {count(line.samples)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function chosenWords({ kind, stratum }: InjectionQuantity): string {
  if (stratum.startsWith("value:")) return "samples beyond the human 1-99% range of it";
  if (stratum.startsWith("cluster:")) return "samples that lie in it";
  if (isNamedStratum(stratum)) return "samples that hold it";
  return kind === "random" ? "any human samples of the subject" : "chosen for these words";
}

/** How many human samples of each stratum, with the formula written out; the greatest is wanted. */
export function Quantities({ quantities }: { quantities: readonly InjectionQuantity[] }) {
  return quantities.map((quantity) => <Stratum key={quantity.stratum} quantity={quantity} />);
}
