import { createTransport } from "nodemailer";
import { type Guard, OutletClosed, outletTo } from "./outlet.ts";

const TIMEOUT_MS = 15_000;
const SMTP_PORT = 587;
const SMTPS_PORT = 465;

/** A mail as it is sent. Addresses and headers must hold no line breaks: whoever writes it sees to that. */
export interface Mail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  references: string[];
  attachments: { filename: string; content: Buffer; cid: string; contentType: string }[];
  date: Date;
}

/** What a mail server said; `status` null: it was not reached. */
export interface Mailed {
  status: number | null;
  text: string;
}

/**
 * Hands a mail to the server of an address like smtp://user:password@host:587, by the guard of every way out; TLS is asked
 * for unless the guard allows that host and port. Never throws.
 */
export async function sendMail(server: string, mail: Mail, guard: Guard): Promise<Mailed> {
  try {
    const url = new URL(server);
    const isSecure = url.protocol === "smtps:";
    const port = Number(url.port || (isSecure ? SMTPS_PORT : SMTP_PORT));
    const outlet = await outletTo(url.hostname, port, guard);
    const transport = createTransport({
      host: outlet.addresses[0]?.address ?? "",
      port,
      secure: isSecure,
      requireTLS: !isSecure && !outlet.isAllowed,
      tls: { servername: outlet.host },
      ...(url.username && {
        auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      }),
      ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });
    const { response } = await transport.sendMail(mail);
    return { status: Number(/^\d{3}/.exec(response)?.[0] ?? 250), text: response };
  } catch (error) {
    return refused(error);
  }
}

function refused(error: unknown): Mailed {
  if (error instanceof OutletClosed) return { status: null, text: error.message };
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string };
  return { status: responseCode ?? null, text: responseCode ? String(message) : (code ?? String(message)) };
}
