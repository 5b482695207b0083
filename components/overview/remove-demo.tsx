"use client";

import { useState } from "react";

/** Takes the demo lineages away after asking once more. */
export function RemoveDemo() {
  const [state, setState] = useState<"idle" | "asking" | "working" | "failed">("idle");
  const remove = async () => {
    setState("working");
    const answer = await fetch("/api/v1/demo", { method: "DELETE" }).catch(() => null);
    if (answer?.ok === true) location.assign("/");
    else setState("failed");
  };
  const asks = state === "asking" || state === "working";
  return (
    <span className="inline-flex items-center gap-3">
      {state === "failed" && <span role="alert">The demo could not be removed; try again.</span>}
      {asks && <span>Demo lineages, alerts, tickets and risks go for good.</span>}
      <button
        type="button"
        className="link min-h-6"
        disabled={state === "working"}
        onClick={() => (asks ? void remove() : setState("asking"))}
      >
        {asks ? "Remove them" : "Remove"}
      </button>
      {asks && (
        <button type="button" className="link min-h-6" onClick={() => setState("idle")}>
          Keep
        </button>
      )}
    </span>
  );
}
