import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a receiver got it. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** How a receiver answers: a status with headers, or never. */
export type Answer = { status: number; headers?: Record<string, string>; body?: string } | "never";

/** A receiver on loopback that keeps what it got; `answer` may be changed while it runs. */
export interface Receiver {
  url: string;
  /** `host:port`, for TAILWATCH_EGRESS_ALLOW. */
  place: string;
  received: Received[];
  answer: (request: Received) => Answer;
  close(): Promise<void>;
}

const OK: Answer = { status: 200, body: "ok" };

/** Starts a receiver of webhooks on a port of its own. */
export async function receiver(answer: Receiver["answer"] = () => OK): Promise<Receiver> {
  const received: Received[] = [];
  const own: Pick<Receiver, "answer"> = { answer };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const got = { path: request.url ?? "", headers: request.headers, body };
    received.push(got);
    const said = own.answer(got);
    if (said !== "never") response.writeHead(said.status, said.headers).end(said.body ?? "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return Object.assign(own, { url: `http://${place}`, place, received, close });
}
