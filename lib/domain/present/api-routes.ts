/** A route of the API as its documentation names it; paths stand under /api/v1. */
export interface ApiRoute {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  does: string;
}

/** Every route of the API, in the order in which one meets them. */
export const API_ROUTES: readonly ApiRoute[] = [
  { method: "GET", path: "/lineages", does: "All lineages, oldest first." },
  { method: "POST", path: "/lineages", does: "Registers a lineage; a first upload does it too." },
  { method: "GET", path: "/lineages/{lineage}", does: "One lineage." },
  {
    method: "PATCH",
    path: "/lineages/{lineage}",
    does: "Says in how many days a next generation is expected (expectEveryDays; null: never), and whose the lineage is.",
  },
  {
    method: "GET",
    path: "/lineages/{lineage}/progress",
    does: "How far the judgement that runs now is: generation, stage, samples done and in all.",
  },
  { method: "GET", path: "/lineages/{lineage}/events", does: "The declared events." },
  {
    method: "PUT",
    path: "/lineages/{lineage}/events",
    does: "Declares events, in JSON or YAML, until the first judgement; mustKeep marks those that must not be lost.",
  },
  {
    method: "GET",
    path: "/lineages/{lineage}/reference",
    does: "How many human samples the reference has, and whether it is frozen.",
  },
  {
    method: "GET",
    path: "/lineages/{lineage}/reference/samples",
    does: "The human samples, a page at a time: limit, cursor.",
  },
  {
    method: "POST",
    path: "/lineages/{lineage}/reference/samples",
    does: "Sends human samples, one JSON object a line.",
  },
  {
    method: "GET",
    path: "/lineages/{lineage}/plan",
    does: "What becomes of the tail under a plan: share, workflow, bundle, target, horizon, price, currency, kappa, g; plan keeps others beside.",
  },
  {
    method: "POST",
    path: "/lineages/{lineage}/tickets",
    does: "Proposes a ticket with the quantities of a plan, as the answer to an open alert.",
  },
  {
    method: "GET",
    path: "/lineages/{lineage}/generations",
    does: "The generations, each with verdict, phase, mechanism and headline of its current revision.",
  },
  {
    method: "POST",
    path: "/lineages/{lineage}/generations",
    does: "Registers a generation with parents, workflow, decoding and share of fresh data.",
  },
  { method: "GET", path: "/lineages/{lineage}/generations/{index}", does: "One generation with its judgement." },
  {
    method: "GET",
    path: "/lineages/{lineage}/generations/{index}/samples",
    does: "The samples of a generation, a page at a time: limit, cursor.",
  },
  {
    method: "POST",
    path: "/lineages/{lineage}/generations/{index}/samples",
    does: "Sends samples of a generation, one JSON object a line; plain, gzip or zstd.",
  },
  {
    method: "POST",
    path: "/lineages/{lineage}/generations/{index}/close",
    does: "Closes a generation, which starts judging; wait=60 waits for the verdict.",
  },
  {
    method: "POST",
    path: "/lineages/{lineage}/generations/{index}/reopen",
    does: "Opens a closed generation for late samples, as a new revision; takes a reason.",
  },
  { method: "GET", path: "/lineages/{lineage}/baselines", does: "Accepted baselines, newest first." },
  {
    method: "POST",
    path: "/lineages/{lineage}/baselines",
    does: "Accepts judged generations as the level that later ones are also compared with: generations, name, reason, expiresInDays (180).",
  },
  {
    method: "DELETE",
    path: "/lineages/{lineage}/baselines/{baseline}",
    does: "Ends a baseline before it expires; it stays in the list.",
  },
  {
    method: "GET",
    path: "/policy",
    does: "The policies of all lineages that have none of their own, as JSON or (Accept: application/yaml) YAML.",
  },
  {
    method: "PUT",
    path: "/policy",
    does: "A new version of the policies of all lineages that have none of their own: document, author, rationale; or YAML with author= and rationale=. Needs If-Match.",
  },
  {
    method: "POST",
    path: "/policy/diff",
    does: "What a document would change (against=, else what is in force), and what it would have raised over the last 12 generations.",
  },
  {
    method: "GET",
    path: "/policy/versions",
    does: "Versions of the policies of all lineages that have none of their own: who, when, why, what.",
  },
  {
    method: "GET",
    path: "/lineages/{lineage}/policy",
    does: "The policies that judge a lineage, as JSON or (Accept: application/yaml) YAML.",
  },
  {
    method: "PUT",
    path: "/lineages/{lineage}/policy",
    does: "A new version of the policies that judge a lineage: document, author, rationale; or YAML with author= and rationale=. Needs If-Match.",
  },
  {
    method: "POST",
    path: "/lineages/{lineage}/policy/diff",
    does: "What a document would change (against=, else what is in force), and what it would have raised over the last 12 generations.",
  },
  {
    method: "GET",
    path: "/lineages/{lineage}/policy/versions",
    does: "Versions of the policies that judge a lineage: who, when, why, what.",
  },
  { method: "GET", path: "/metrics", does: "Every metric: what it says, formula, source, lines, needs, caveats." },
  { method: "POST", path: "/inspect", does: "Says what would become of a few lines; nothing is stored." },
  { method: "GET", path: "/batches/{batch}", does: "The receipt of an upload." },
  { method: "GET", path: "/batches/{batch}/rejects", does: "The rejected lines of an upload, one JSON object a line." },
  { method: "GET", path: "/alerts", does: "Alerts, or those in the states of state=." },
  { method: "GET", path: "/alerts/{alert}", does: "One alert with its frozen evidence and history." },
  {
    method: "POST",
    path: "/alerts/{alert}/{act}",
    does: "Moves an alert: acknowledge, snooze with a note until a day or a generation, unsnooze, or resolve with a note.",
  },
  { method: "GET", path: "/tickets", does: "Tickets, newest first." },
  { method: "GET", path: "/tickets/{ticket}", does: "One ticket with its quantities, lost events and history." },
  {
    method: "PATCH",
    path: "/tickets/{ticket}",
    does: "Sets owner, due, price of a sample, and rules until a sample is accepted.",
  },
  {
    method: "POST",
    path: "/tickets/{ticket}/samples",
    does: "Sends human samples against a ticket, one JSON object a line; query: source, level (0-4), kind, ref, by, licence, consent, pii. A line may state its own under provenance.",
  },
  { method: "GET", path: "/tickets/{ticket}/brief.md", does: "What annotators are asked to write, as Markdown." },
  {
    method: "GET",
    path: "/tickets/{ticket}/brief.jsonl",
    does: "The same for annotation tools, one JSON object for each thing wanted.",
  },
  { method: "POST", path: "/tickets/{ticket}/comments", does: "Says something about a ticket." },
  {
    method: "POST",
    path: "/tickets/{ticket}/{act}",
    does: "Moves a ticket: approve, collect, inject, or cancel with a note.",
  },
  {
    method: "GET",
    path: "/lineages/{lineage}/bundles",
    does: "The bundle versions of a lineage, newest first: human samples that train, those held back for the reference.",
  },
  { method: "GET", path: "/bundles/{bundle}", does: "One bundle version." },
  {
    method: "GET",
    path: "/bundles/{bundle}/records",
    does: "The human samples of a bundle that train, one JSON object a line; never those held back.",
  },
  { method: "GET", path: "/targets", does: "Where messages go, and how each target fares; no secret is read back." },
  {
    method: "POST",
    path: "/targets",
    does: "Adds a target: slack, pagerduty, webhook, email, alertmanager or tracker; a secret is answered once.",
  },
  { method: "PATCH", path: "/targets/{target}", does: "Changes a target, or switches it on or off." },
  {
    method: "DELETE",
    path: "/targets/{target}",
    does: "Removes a target, after telling it that what it knows of is over.",
  },
  { method: "POST", path: "/targets/{target}/test", does: "Sends a message marked as a test and says what came back." },
  {
    method: "POST",
    path: "/targets/{target}/rotate",
    does: "Makes a second secret, answered once (act: start), or ends the first (act: end).",
  },
  { method: "GET", path: "/routes", does: "Who is told of what, in order, and the same as sentences." },
  { method: "PUT", path: "/routes", does: "Puts other routes in the place of all; the last must fit everything." },
  { method: "POST", path: "/routes", does: "Adds a route that is tried first." },
  { method: "DELETE", path: "/routes/{route}", does: "Takes away the route at a place, counted from 0." },
  {
    method: "GET",
    path: "/deliveries",
    does: "The log of messages with every try, newest first: state, target, subject, limit, cursor.",
  },
  { method: "POST", path: "/deliveries/{delivery}/replay", does: "Sends a settled delivery again, under the same id." },
  {
    method: "POST",
    path: "/trackers/{target}",
    does: "What an issue tracker says of a ticket: assignee, due, comment, state; signed by Standard Webhooks.",
  },
  { method: "GET", path: "/risks", does: "The risk register." },
  { method: "GET", path: "/risks/{risk}", does: "One risk with its indicators and assessments." },
  { method: "PATCH", path: "/risks/{risk}", does: "Sets impact, owner, treatment or review of a risk." },
  { method: "POST", path: "/risks/{risk}/assess", does: "Confirms or overrides the likelihood of a risk." },
  {
    method: "GET",
    path: "/exports/{file}",
    does: "risk-register.csv, .xlsx or .json; measurements.csv or .json of lineage=.",
  },
  { method: "GET", path: "/reviews", does: "Frozen reviews, newest first." },
  { method: "POST", path: "/reviews", does: "Freezes the week as it stands, under a link that never changes." },
  { method: "POST", path: "/reviews/mark", does: "Marks the present week as reviewed: name, note." },
  { method: "GET", path: "/reviews/{review}", does: "One frozen review: the whole document, with its digest." },
  {
    method: "POST",
    path: "/decisions",
    does: "Writes down what was decided about a ticket or an alert: who, until when.",
  },
  { method: "PATCH", path: "/decisions/{decision}", does: "Says that a decision is done, or open again." },
  { method: "GET", path: "/demo", does: "How far the demo is judged." },
  { method: "DELETE", path: "/demo", does: "Takes the demo lineages away." },
];
