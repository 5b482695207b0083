import type { Metadata } from "next";
import { API_ROUTES } from "#domain/present/api-routes.ts";
import { ERROR_CODES } from "#services/error-codes.ts";

export const metadata: Metadata = { title: "The API" };

/** Every route, and every error code an answer may carry, where the `doc` of an error points. */
export default function Page() {
  return (
    <main className="mx-auto max-w-3xl p-6">
      <h1 className="text-2xl font-semibold">The API</h1>
      <p className="my-4">
        Paths stand under /api/v1. Bodies and answers are JSON; samples are sent one JSON object a line. There is no
        sign-in: the server answers on this machine only. The same as OpenAPI 3.1:{" "}
        <a className="underline" href="/api/openapi.json">
          /api/openapi.json
        </a>
        .
      </p>
      <h2 className="mt-6 mb-2 text-xl font-semibold">Routes</h2>
      <dl>
        {API_ROUTES.map(({ method, path, does }) => (
          <div key={`${method} ${path}`} className="border-t py-3">
            <dt className="font-mono break-words">
              <span className="opacity-70">{method}</span> {path}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h2 className="mt-8 mb-2 text-xl font-semibold">Errors</h2>
      <p className="mb-4">
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
