"use client";

import { Failure } from "#components/ui/failure.tsx";

export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto max-w-2xl px-6 py-16">
      <Failure digest={error.digest ?? null} retry={reset} />
    </main>
  );
}
