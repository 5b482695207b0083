import { PLANNED_WORKFLOWS } from "../plan/ancestry.ts";
import { type Asked, askedText, askedWord, type Query } from "./address.ts";
import { count, percent } from "./format.ts";

/** What a person asks of the planner, as its address says it. */
export interface AskedPlan {
  /** Fresh human share of every bundle to come, 0 to 1. */
  share: number;
  workflow: (typeof PLANNED_WORKFLOWS)[number];
  /** Samples of each bundle to come. */
  bundle: number;
  target: number;
  /** Generations foretold. */
  horizon: number;
  /** Of one human sample. */
  price: number | null;
  currency: string | null;
  /** κ of the samples that would be chosen; null: read off the control. */
  kappa: number | null;
}

/** What is taken where nothing is asked: how the newest generation was made. */
export type PlanDefaults = Pick<AskedPlan, "share" | "workflow" | "bundle">;

const HORIZON = 8;
const TARGET = 0.95;
/** Plans beside the present one in the table. */
const MOST_KEPT = 2;

/** Reads a number between two ends; "10%" and "0.1" are the same share. Names what it takes instead. */
function askedNumber<Fallback extends number | null>(
  query: Query,
  key: string,
  [low, high]: readonly [number, number],
  fallback: Fallback,
  more: { isWhole?: boolean } = {},
): Asked<number | Fallback> {
  const text = askedText(query, key);
  if (text === "") return { value: fallback, complaint: null };
  const isNumber = /^(\d+(\.\d*)?|\.\d+)%?$/.test(text);
  const value = Number.parseFloat(text) / (text.endsWith("%") ? 100 : 1);
  const isFit = isNumber && value >= low && value <= high && (!more.isWhole || Number.isInteger(value));
  if (isFit) return { value, complaint: null };
  const what = `${more.isWhole ? "a whole number" : "a number"} from ${low} to ${high > 1e6 ? count(high) : high}`;
  return {
    value: fallback,
    complaint: `${key} “${text.slice(0, 40)}” is not ${what}; this is ${fallback ?? "without"}.`,
  };
}

/** Reads the question of the planner from its address; what is missing is as the newest generation was made. */
export function askedPlan(query: Query, defaults: PlanDefaults): { asked: AskedPlan; complaints: string[] } {
  const slid = askedNumber(query, "share", [0, 1], defaults.share);
  const typed = askedNumber(query, "percent", [0, 100], null);
  const share = typed.value === null ? slid.value : typed.value / 100;
  const workflow = askedWord(query, "workflow", PLANNED_WORKFLOWS, defaults.workflow);
  const bundle = askedNumber(query, "bundle", [1, 1e9], defaults.bundle, { isWhole: true });
  const target = askedNumber(query, "target", [0.01, 1], TARGET);
  const horizon = askedNumber(query, "horizon", [1, 30], HORIZON, { isWhole: true });
  const price = askedNumber(query, "price", [0, 1e9], null);
  const kappa = askedNumber(query, "kappa", [0, 1e6], null);
  const currency = askedText(query, "currency").toUpperCase();
  const isCurrency = currency === "" || /^[A-Z]{3}$/.test(currency);
  const isReplaced = workflow.value === "replace" && share > 0;
  const asked: AskedPlan = {
    ...{ share, workflow: isReplaced ? "mixed" : workflow.value, bundle: bundle.value, target: target.value },
    ...{ horizon: horizon.value, price: price.value, kappa: kappa.value },
    currency: isCurrency && currency !== "" ? currency : null,
  };
  const complaints = [slid, typed, workflow, bundle, target, horizon, price, kappa].map(({ complaint }) => complaint);
  if (!isCurrency) complaints.push(`currency “${currency.slice(0, 40)}” is not three letters such as EUR.`);
  if (isReplaced && askedText(query, "workflow") !== "")
    complaints.push(`workflow “replace” has no human share; with ${percent(share)} this is mixed.`);
  return { asked, complaints: complaints.filter((each) => each !== null) };
}

/** A plan as one short word of the address, so that it can stand in a table beside others. */
export function keptWord({ share, workflow, bundle, target, horizon }: AskedPlan): string {
  return [share, workflow, bundle, target, horizon].join("_");
}

/** The plans that the address keeps for comparison, at most two; price and κ are those of the present one. */
export function keptPlans(query: Query, present: AskedPlan): { kept: AskedPlan[]; complaints: string[] } {
  const given = query.plan;
  const words = (Array.isArray(given) ? given : [given ?? ""])
    .flatMap((each) => each.split("~"))
    .filter((each) => each !== "");
  const read = words.slice(0, MOST_KEPT).map((word) => {
    const [share, workflow, bundle, target, horizon, ...rest] = word.split("_");
    const { asked, complaints } = askedPlan({ share, workflow, bundle, target, horizon }, present);
    const isWhole = rest.length === 0 && horizon !== undefined && complaints.length === 0;
    const { price, currency, kappa } = present;
    return isWhole
      ? { plan: { ...asked, price, currency, kappa }, complaint: null }
      : { plan: null, complaint: unread(word) };
  });
  const more = words.length > MOST_KEPT ? [`Of the plans kept, ${MOST_KEPT} are shown.`] : [];
  return {
    kept: read.flatMap(({ plan }) => (plan === null ? [] : [plan])),
    complaints: read.flatMap(({ complaint }) => (complaint === null ? [] : [complaint])).concat(more),
  };
}

const unread = (word: string) =>
  `plan “${word.slice(0, 40)}” is not share_workflow_bundle_target_horizon; it is left out.`;

/** The fields of a question as an address holds them; price, currency and κ only where they are told. */
export function planFields(asked: AskedPlan): Record<string, string> {
  const { price, currency, kappa, ...rest } = asked;
  const told = Object.entries({ price, currency, kappa }).filter(([, value]) => value !== null);
  return Object.fromEntries([...Object.entries(rest), ...told].map(([key, value]) => [key, String(value)]));
}
