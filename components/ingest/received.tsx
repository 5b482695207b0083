"use client";

import { useEffect, useState } from "react";
import { count } from "#domain/present/format.ts";

const EVERY_MS = 1500;

interface Listed<T> {
  data: T[];
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json() as Promise<T>;
}

async function receivedOf(lineage: string): Promise<number> {
  // The list first: asking for a lineage that is not there yet would fill the console with errors.
  const { data: lineages } = await read<Listed<{ lineage: string }>>("/api/v1/lineages");
  if (!lineages.some((one) => one.lineage === lineage)) return 0;
  const place = `/api/v1/lineages/${lineage}`;
  const { data: generations } = await read<Listed<{ accepted: number }>>(`${place}/generations`);
  const { samples } = await read<{ samples: number }>(`${place}/reference`);
  return generations.reduce((total, one) => total + one.accepted, samples);
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
