/** How messages leave this installation. */
export interface OutgoingSettings {
  /** Address at which others reach it, without a slash at the end; null: nobody but this machine does. */
  publicUrl: string | null;
  localUrl: string;
  /** In-house receivers as `host:port`, lower case: they may be private, and spoken to without TLS. */
  allow: readonly string[];
  /** Mail server, like smtp://user:password@host:587. */
  smtp: string | null;
  mailFrom: string | null;
  /** How long a receiver may take, in milliseconds; absent: as long as the way out allows. */
  timeout?: number;
}

const IN_HOUSE = /^(localhost|.*\.(localhost|local|internal|lan|test)|[^.]+|\d+(\.\d+){3}|\[.*\])$/i;

/** Whether others can fetch pictures from here: the public address is https and names no machine of a private network. */
export function isPublic({ publicUrl }: Pick<OutgoingSettings, "publicUrl">): boolean {
  const host = /^https:\/\/([^/:]+|\[[^\]]*\])/.exec(publicUrl ?? "")?.[1];
  return host !== undefined && !IN_HOUSE.test(host);
}
