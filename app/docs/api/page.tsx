import type { Metadata } from "next";
import { ERROR_CODES } from "#services/error-codes.ts";

export const metadata: Metadata = { title: "Errors of the API" };

/** Every error code an answer may carry, where the `doc` of an error points. */
export default function Page() {
  return (
    <main className="mx-auto max-w-3xl p-6">
      <h1 className="text-2xl font-semibold">Errors of the API</h1>
      <p className="my-4">
        Every failed request is answered with a code, a message and what to do about it. Codes are stable: let programs
        branch on them.
      </p>
      <dl>
        {Object.entries(ERROR_CODES).map(([code, { status, means, help }]) => (
          <div key={code} id={code} className="scroll-mt-6 border-t py-3">
            <dt className="font-mono">
              {code} <span className="opacity-70">({status})</span>
            </dt>
            <dd>{means}</dd>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
