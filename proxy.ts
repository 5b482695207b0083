import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { isLoopbackHost, REFUSED } from "#services/loopback.ts";

/** Refuses every host name that is not this machine's, since a foreign name may be made to point here. */
export function proxy(request: NextRequest): NextResponse {
  if (isLoopbackHost(request.headers.get("host"))) return NextResponse.next();
  return new NextResponse(`${REFUSED}\n`, { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

/**
 * The routes under /api are not matched: they make the same check themselves (app/api/respond.ts), and a matched route gets its
 * body cut at 10 MB.
 */
export const config = { matcher: "/((?!api/|_next/static/).*)" };
