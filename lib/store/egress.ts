import { lookup as resolve } from "node:dns";
import { type ClientRequest, type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { isPrivateAddress, namesPrivate } from "./address.ts";

/** Redirects to other paths of the same host that are followed. */
const MOST_REDIRECTS = 3;
const DEFAULTS = { timeout: 30_000, mostBytes: 32 * 2 ** 20, retries: 4, pause: 500, mostPause: 30_000 };

/** An outgoing request. `timeout`, `pause` in milliseconds; the pause doubles with each retry. */
export interface Outgoing {
  url: string;
  body: string;
  headers?: Record<string, string>;
  timeout?: number;
  mostBytes?: number;
  retries?: number;
  pause?: number;
}

/** Why nothing came back. The message names host and cause, never a header or a body. */
export class EgressRefused extends Error {
  override readonly name = "EgressRefused";
}

interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  text: string;
}

/**
 * Posts JSON and returns the text of the answer: the one way out of this program.
 * Only http and https; a private address only where the URL itself names one, which whoever set it did; the address is
 * checked when it is connected to, so that a name cannot change its mind. Redirects stay on the host. Time and size are
 * bounded; 408, 429, 5xx and broken connections are tried again after a pause that doubles, or as long as the host asks.
 * Throws EgressRefused.
 */
export async function postJson(outgoing: Outgoing): Promise<string> {
  const url = checkedUrl(outgoing.url);
  const { retries, pause, mostPause } = { ...DEFAULTS, ...outgoing };
  for (let attempt = 0; ; attempt++) {
    const tried = await attempted(url, outgoing);
    if (typeof tried === "object" && tried.status < 300) return tried.text;
    const isPassing = typeof tried === "string" || tried.status === 408 || tried.status === 429 || tried.status >= 500;
    const why = typeof tried === "string" ? tried : `HTTP ${tried.status}`;
    if (!isPassing || attempt === retries) throw new EgressRefused(`${url.host}: ${why}`);
    const asked = typeof tried === "string" ? Number.NaN : Number(tried.headers["retry-after"]) * 1000;
    await sleep(Math.min(mostPause, asked >= 0 ? asked : pause * 2 ** attempt));
  }
}

function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new EgressRefused("not an http or https address");
  if (url.username || url.password) throw new EgressRefused(`${url.host}: an address must not hold a password`);
  return url;
}

/** One attempt with its redirects: the answer, or what broke. Throws what no retry would mend. */
async function attempted(start: URL, outgoing: Outgoing): Promise<Answer | string> {
  let url = start;
  try {
    for (let hops = 0; ; hops++) {
      const answer = await exchanged(url, outgoing, namesPrivate(start.hostname));
      const location = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
      if (location === undefined) return answer;
      const next = checkedUrl(new URL(location, url).href);
      if (next.host !== start.host || next.protocol !== start.protocol || hops === MOST_REDIRECTS)
        throw new EgressRefused(`${start.host}: redirects elsewhere`);
      url = next;
    }
  } catch (error) {
    if (error instanceof EgressRefused) throw error;
    return error instanceof Error ? ("code" in error && String(error.code)) || error.message : String(error);
  }
}

function exchanged(url: URL, outgoing: Outgoing, mayBePrivate: boolean): Promise<Answer> {
  const { timeout, mostBytes } = { ...DEFAULTS, ...outgoing };
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && isPrivateAddress(host) && !mayBePrivate)
    throw new EgressRefused(`${url.host}: a private address`);
  const body = Buffer.from(outgoing.body);
  const options: RequestOptions = {
    method: "POST",
    headers: { ...outgoing.headers, "content-type": "application/json", "content-length": body.length },
    lookup: mayBePrivate ? resolve : publicOnly,
    signal: AbortSignal.timeout(timeout),
    agent: false,
  };
  return new Promise((done, fail) => {
    const send = url.protocol === "https:" ? secureRequest : plainRequest;
    const request: ClientRequest = send(url, options, (response) => {
      read(response, mostBytes, url.host).then(
        (text) => done({ status: response.statusCode ?? 0, headers: response.headers, text }),
        fail,
      );
    });
    request.on("error", fail);
    request.end(body);
  });
}

async function read(response: IncomingMessage, most: number, host: string): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += part.length;
    if (size > most) {
      response.destroy();
      throw new EgressRefused(`${host}: an answer of more than ${most} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Resolves a name, and refuses where any of its addresses is private. */
export const publicOnly: NonNullable<RequestOptions["lookup"]> = (name, options, done) => {
  resolve(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "");
    const refused = addresses.some(({ address }) => isPrivateAddress(address));
    const [first] = addresses;
    if (refused || !first) return done(new EgressRefused(`${name}: a private address`), "");
    if (options.all) return done(null, addresses);
    return done(null, first.address, first.family);
  });
};
