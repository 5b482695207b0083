import { Button } from "#components/ui/button.tsx";
import { Field, Input, Select } from "#components/ui/field.tsx";
import { HELD } from "#domain/plan/quantity.ts";
import { generationName, percent } from "#domain/present/format.ts";
import { keptWord } from "#domain/present/plan-question.ts";
import { shareForAll } from "#domain/present/plan-words.ts";
import type { Foresight } from "#domain/present/views/planner.ts";
import { type ShareMark, ShareSlider } from "./share-slider.tsx";

/** The slider ends where a person would call it another model: beyond stands the number field. */
const MOST = 0.6;

function marksOf({ base, held, present }: Foresight): ShareMark[] {
  const { target } = present.asked;
  const today = base.freshShare ?? 0;
  const told = base.freshShare === null ? "today: not told, taken as 0%" : `today ${percent(today)}`;
  const holds = (share: number | null, line: number): ShareMark[] =>
    share === null ? [] : [{ share, words: `λ* ${percent(share)} keeps ${percent(line)}` }];
  const breach = holds(shareForAll(held), HELD);
  return [
    { share: today, words: told },
    ...breach,
    ...(target === HELD ? [] : holds(shareForAll(present.plan), target)),
  ];
}

/** What is asked: share, bundle, how bundles are made, target, horizon, price, enrichment. Fields of a form that its page puts around. */
export function Question({ foresight, possible }: { foresight: Foresight; possible: readonly number[] }) {
  const { asked } = foresight.present;
  const kept = foresight.kept.map((each) => keptWord(each.asked)).join("~");
  return (
    <>
      {kept !== "" && <input type="hidden" name="plan" value={kept} />}
      <ShareSlider share={asked.share} most={MOST} marks={marksOf(foresight)} />
      <div className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4 lg:grid-cols-8">
        <Field label="From generation">
          <Select name="g" defaultValue={foresight.base.index}>
            {possible.map((index) => (
              <option key={index} value={index}>
                {generationName(index)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Bundles">
          <Select name="workflow" defaultValue={asked.workflow === "accumulate" ? "accumulate" : "mixed"}>
            <option value="mixed">each new</option>
            <option value="accumulate">keep all earlier</option>
          </Select>
        </Field>
        <Field label="Samples a bundle">
          <Input name="bundle" type="number" min={1} step={1} defaultValue={asked.bundle} />
        </Field>
        <Field label="Target, 0 to 1">
          <Input name="target" type="number" min={0.01} max={1} step="any" defaultValue={asked.target} />
        </Field>
        <Field label="Generations ahead">
          <Input name="horizon" type="number" min={1} max={30} step={1} defaultValue={asked.horizon} />
        </Field>
        <Field label="Price of a sample">
          <Input name="price" type="number" min={0} step="any" defaultValue={asked.price ?? ""} />
        </Field>
        <Field label="Currency">
          <Input name="currency" maxLength={3} placeholder="EUR" defaultValue={asked.currency ?? ""} />
        </Field>
        <Field label="κ, if known">
          <Input name="kappa" type="number" min={0} step="any" defaultValue={asked.kappa ?? ""} />
        </Field>
      </div>
      <div className="mt-3">
        <Button type="submit">Foretell</Button>
      </div>
    </>
  );
}
