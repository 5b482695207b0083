import { ButtonLink } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { SampleText } from "#components/ui/sample-text.tsx";
import type { Brief, BriefWant } from "#domain/present/brief.ts";
import { plural } from "#domain/present/format.ts";

const SHOWN = 3;

function Wanted({ wants }: { wants: readonly BriefWant[] }) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {wants.map(({ stratum, event, count, exemplars }) => (
        <li key={`${stratum} ${event ?? ""}`} className="py-2">
          <p>
            {event === null ? "Anything that people write" : <SampleText text={event} className="font-medium" />}{" "}
            <span className="text-muted">in {plural(count, "text")}</span>
          </p>
          {exemplars.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two examples may be the same text
            <p key={at} className="mt-1 border-l-2 border-rule pl-3">
              <SampleText text={text} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** What annotators are asked for, without a word of measurement; the same as Markdown and as JSON lines. */
export function BriefSection({ brief }: { brief: Brief }) {
  const { ticket, asks, wants, terms, guidelines } = brief;
  return (
    <div className="grid gap-x-10 gap-y-5 md:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0">
        <ul className="max-w-[72ch] list-disc space-y-1 pl-5">
          {[...asks, ...guidelines].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h3 className="pt-4 pb-1">
          Wanted <span className="font-normal text-muted">with examples by people; copies are refused</span>
        </h3>
        <Wanted wants={wants.slice(0, SHOWN)} />
        {wants.length > SHOWN && (
          <details className="pt-2">
            <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
              {wants.length - SHOWN} more
            </summary>
            <Wanted wants={wants.slice(SHOWN)} />
          </details>
        )}
      </div>
      <div className="flex flex-col gap-4">
        <Facts facts={terms} />
        <p className="text-meta text-muted">
          The files list up to 1,000 words that the generation never says, with examples; this page those that are
          surely lost.
        </p>
        <div className="no-print flex flex-wrap gap-2">
          <ButtonLink href={`/api/v1/tickets/${ticket}/brief.md`}>Markdown</ButtonLink>
          <ButtonLink href={`/api/v1/tickets/${ticket}/brief.jsonl`}>JSON lines</ButtonLink>
        </div>
      </div>
    </div>
  );
}
