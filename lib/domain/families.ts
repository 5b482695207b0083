import { familiesOf } from "./comparison/measure.ts";
import type { JudgeInput } from "./decided.ts";
import type { Family } from "./metrics/define.ts";
import { isByWording } from "./provider.ts";
import { exposureOf } from "./summary/summary.ts";

/** Families that divide the false-alarm budget: by what the reference carries or is embedded by, never by the generation. */
export function familiesCarried({
  reference,
  declared,
  embedding,
}: Pick<JudgeInput, "reference" | "declared" | "embedding">): Family[] {
  const { whole, isSplit, kinds } = reference;
  const hasNames = whole.labels.names.length + declared.named.length + declared.pinned.length > 0;
  const families: Family[] = exposureOf(whole) > 0 ? familiesOf({ isSplit, hasNames }) : [];
  if (kinds && kinds.catalogue.numbers.key.length > 0) families.push("numbers");
  const isEmbedded = embedding?.texts ? !isByWording(embedding.texts.provider) : false;
  if (isEmbedded || (kinds && kinds.catalogue.rows.dimension !== 0)) families.push("meaning");
  return families;
}
