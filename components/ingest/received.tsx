"use client";

import { useEffect, useState } from "react";
import { count } from "#domain/present/format.ts";

const EVERY_MS = 1500;

async function sum(path: string, of: (body: unknown) => number): Promise<number> {
  const answer = await fetch(path);
  return answer.ok ? of(await answer.json()) : 0;
}

function ofGenerations(body: unknown): number {
  const { data } = body as { data: { accepted: number }[] };
  return data.reduce((total, one) => total + one.accepted, 0);
}

async function receivedOf(lineage: string): Promise<number> {
  const place = `/api/v1/lineages/${lineage}`;
  const generations = await sum(`${place}/generations`, ofGenerations);
  return generations + (await sum(`${place}/reference`, (body) => (body as { samples: number }).samples));
}

/** Counts what arrives in a lineage while the page is open: "waiting for your first sample… received 1". */
export function Received({ lineage }: { lineage: string }) {
  const [received, setReceived] = useState(0);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const found = await receivedOf(lineage).catch(() => null);
      if (!isGone && found !== null) setReceived(found);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [lineage]);
  return (
    <div role="status" className="self-start border-t border-rule bg-raised p-4">
      {received === 0 ? (
        <>
          <p className="font-medium">Waiting for your first sample…</p>
          <p className="mt-1 text-muted">This looks for {lineage} every second or two. Paste the first command.</p>
        </>
      ) : (
        <>
          <p className="text-display tracking-tight">{count(received)}</p>
          <p className="text-muted">
            received in{" "}
            <a className="link" href={`/lineages/${lineage}`}>
              {lineage}
            </a>
          </p>
        </>
      )}
    </div>
  );
}
