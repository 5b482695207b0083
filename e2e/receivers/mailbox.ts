import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail server on loopback that keeps raw mails; it refuses recipients with `refuse`. */
export interface Mailbox {
  url: string;
  place: string;
  mails: string[];
  refuse: { code: number; message: string } | null;
  close(): Promise<void>;
}

/** Starts a mail server without TLS and without sign-in on a port of its own. */
export async function mailbox(): Promise<Mailbox> {
  const own: Pick<Mailbox, "mails" | "refuse"> = { mails: [], refuse: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      if (own.refuse === null) return done();
      done(Object.assign(new Error(own.refuse.message), { responseCode: own.refuse.code }));
    },
    onData(stream, _session, done) {
      let raw = "";
      stream.on("data", (chunk) => {
        raw += String(chunk);
      });
      stream.on("end", () => {
        own.mails.push(raw);
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const place = `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((closed) => server.close(closed));
  return Object.assign(own, { url: `smtp://${place}`, place, close });
}
