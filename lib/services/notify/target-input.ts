import { z } from "zod";
import { type TargetSettings, TRACKERS } from "#domain/notify/target.ts";
import { newSecret } from "./signature.ts";

const PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

const NAME = z.string().trim().min(1).max(80);
const URL_OUT = z
  .url({ protocol: /^https?$/, error: "not an https address" })
  .max(2000)
  .refine((text) => !URL.canParse(text) || new URL(text).username + new URL(text).password === "", {
    error: "an address must not hold a password",
  });
/** As JSON says it, or as a form posts it. */
const FLAG = z.union([z.boolean(), z.enum(["on", "off"]).transform((value) => value === "on")]);
const SAMPLES = FLAG.default(false);
const MAIL = z.string().regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/, "not a mail address");
const TO = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(/[,;\s]+/).filter((part) => part !== ""))])
  .pipe(z.array(MAIL).min(1).max(20));
const ROUTING_KEY = z.string().regex(/^[A-Za-z0-9]{32}$/, "the integration key has 32 letters and digits");

/** What adding a target takes, by its kind. */
export const TARGET = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("slack"), name: NAME, url: URL_OUT, samples: SAMPLES }),
  z.strictObject({
    kind: z.literal("pagerduty"),
    name: NAME,
    routingKey: ROUTING_KEY,
    url: URL_OUT.default(PAGERDUTY),
    samples: SAMPLES,
  }),
  z.strictObject({ kind: z.literal("webhook"), name: NAME, url: URL_OUT, samples: SAMPLES }),
  z.strictObject({ kind: z.literal("email"), name: NAME, to: TO, samples: SAMPLES }),
  z.strictObject({ kind: z.literal("alertmanager"), name: NAME, url: URL_OUT, samples: SAMPLES }),
  z.strictObject({ kind: z.literal("tracker"), name: NAME, tracker: z.enum(TRACKERS), url: URL_OUT, samples: SAMPLES }),
]);

/** What changing a target takes: what is absent stays, secrets too. */
export const TARGET_CHANGE = z.strictObject({
  name: NAME.optional(),
  isEnabled: FLAG.optional(),
  samples: FLAG.optional(),
  url: URL_OUT.optional(),
  routingKey: ROUTING_KEY.optional(),
  to: TO.optional(),
});

/** The settings of a new target; a secret is made here, for kinds that are signed. */
export function settingsOf(given: z.infer<typeof TARGET>): TargetSettings {
  const { name: _name, ...settings } = given;
  if (settings.kind !== "webhook" && settings.kind !== "tracker") return settings;
  return { ...settings, secret: newSecret(), previousSecret: null };
}

/** Settings with what was changed, or null where a field is given that the kind has not. */
export function changedSettings(
  settings: TargetSettings,
  change: Pick<z.infer<typeof TARGET_CHANGE>, "url" | "samples" | "routingKey" | "to">,
): TargetSettings | null {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  if (given.some(([field]) => !(field in settings))) return null;
  return { ...settings, ...Object.fromEntries(given) };
}
