import type { Metadata } from "next";
import { ChartFigure } from "#components/charts/figure.tsx";
import { RegisterTable } from "#components/risk/register.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { riskMatrix } from "#domain/present/plot/risk-matrix.ts";
import { readRegister } from "#services/reads/register.ts";
import { reading } from "../../reading.ts";

export const metadata: Metadata = { title: "Risk register" };

const FORMATS = ["csv", "xlsx", "json"] as const;

export default async function Risks() {
  const { risks, indicators, headline, asOf } = await reading(readRegister);
  return (
    <>
      <PageHeader title="Risk register" freshness={`as of ${asOf.slice(0, 16).replace("T", " ")} UTC`}>
        {risks.length > 0 &&
          FORMATS.map((format) => (
            <ButtonLink key={format} href={`/api/v1/exports/risk-register.${format}`}>
              {format.toUpperCase()}
            </ButtonLink>
          ))}
      </PageHeader>
      {risks.length === 0 ? (
        <Empty title="No risk is registered">
          One is proposed for each lineage when its first generation is judged.
        </Empty>
      ) : (
        <>
          <p className="mb-5 max-w-[60ch] text-title text-balance">{headline}</p>
          <RegisterTable risks={risks} indicators={indicators} />
          <div className="pt-8">
            <Panel
              title="Where they stand"
              note="Bars cover the range that the evidence cannot narrow; hatched is unknown."
            >
              <div className="max-w-[524px]">
                <ChartFigure
                  plot={riskMatrix(risks)}
                  id="matrix"
                  isTitled={false}
                  table={<p>The same figures stand in the register above.</p>}
                />
              </div>
            </Panel>
          </div>
        </>
      )}
    </>
  );
}
