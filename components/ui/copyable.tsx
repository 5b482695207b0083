"use client";

import { useState } from "react";
import { Button } from "./button.tsx";

/** A command with a button that copies it; selectable as text without scripts. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div className="flex items-start gap-2 border border-rule bg-raised p-3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className="scroll-x min-w-0 flex-1 font-mono text-meta leading-5" tabIndex={0}>
        {text}
      </pre>
      <Button onClick={() => void copy()} aria-label={`Copy: ${label}`} className="no-print">
        {isCopied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
