import { activityWords } from "#domain/present/review-words.ts";
import type { ReviewActivity, ReviewAlert } from "#domain/present/views/frozen-review.ts";

function Alerts({ name, alerts }: { name: string; alerts: readonly ReviewAlert[] }) {
  if (alerts.length === 0) return null;
  return (
    <div>
      <h3 className="text-meta text-muted">{name}</h3>
      <ul className="mt-1 space-y-1">
        {alerts.map((each) => (
          <li key={each.id} className="max-w-[72ch]">
            <a className="hover:underline" href={`/alerts/${each.id}`}>
              <span className="font-medium">{each.lineage.name}</span>: {each.headline}
            </a>{" "}
            <span className="text-meta text-muted">
              {each.severity}, {each.state}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Alerts that fired and ended in the week; beyond a few they are folded. */
export function Activity({ activity }: { activity: ReviewActivity }) {
  const { fired, resolved } = activity;
  const lists = (
    <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
      <Alerts name="Fired" alerts={fired} />
      <Alerts name="Resolved" alerts={resolved} />
    </div>
  );
  return (
    <>
      <p className="mb-3 max-w-[72ch]">{activityWords(activity).join(" · ")}.</p>
      {fired.length + resolved.length > 8 ? (
        <details>
          <summary className="inline-flex min-h-6 items-center text-meta text-muted hover:text-ink">
            All of them
          </summary>
          <div className="mt-2">{lists}</div>
        </details>
      ) : (
        lists
      )}
    </>
  );
}
