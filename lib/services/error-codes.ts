interface Meaning {
  /** HTTP status. */
  status: number;
  /** What happened, in one sentence for people. */
  means: string;
  /** What to do about it. */
  help: string;
}

/** Every way a request can fail. Codes are stable; clients branch on them. */
export const ERROR_CODES = {
  "request.invalid": {
    status: 400,
    means: "The request is not what the route takes.",
    help: "Correct what the message names.",
  },
  "request.incomplete": {
    status: 400,
    means: "The body ended early; nothing was stored.",
    help: "Send it again with the same Idempotency-Key.",
  },
  "request.digest": {
    status: 400,
    means: "The body is not the one Content-Digest describes; nothing was stored.",
    help: "Send it again.",
  },
  "request.timeout": {
    status: 408,
    means: "The body stopped arriving; nothing was stored.",
    help: "Send it again with the same Idempotency-Key.",
  },
  "request.media-type": {
    status: 415,
    means: "The body has a type or encoding this route does not read.",
    help: "Send application/x-ndjson, plain, gzip or zstd; with curl use --data-binary.",
  },
  "file.empty": { status: 400, means: "The file holds nothing.", help: "Send at least one record." },
  "file.not-utf8": {
    status: 400,
    means: "The file is not UTF-8 text.",
    help: "Convert it, for example with iconv -t utf-8.",
  },
  "file.cr-line-ends": {
    status: 400,
    means: "Lines end with a carriage return alone.",
    help: "Convert line ends to LF.",
  },
  "file.binary": { status: 400, means: "The file is binary, not lines of text.", help: "Send JSON Lines." },
  "file.truncated": {
    status: 400,
    means: "The compressed data end early.",
    help: "Compress the file again and send it.",
  },
  "file.damaged": {
    status: 400,
    means: "The compressed data do not pass their own check.",
    help: "Compress the file again and send it.",
  },
  "file.trailing-garbage": {
    status: 400,
    means: "Something follows the end of the compressed data.",
    help: "Compress the file again and send it.",
  },
  "file.wrong-magic": {
    status: 400,
    means: "The data are not compressed the way Content-Encoding says.",
    help: "Send the right Content-Encoding.",
  },
  "file.too-large": { status: 413, means: "The file is larger than a batch may be.", help: "Send it in parts." },
  "file.ratio": {
    status: 413,
    means: "The compressed data grow beyond every honest ratio.",
    help: "Send it in parts, or uncompressed.",
  },
  "file.too-many-lines": {
    status: 413,
    means: "The file has more lines than a batch may have.",
    help: "Send it in parts.",
  },
  "file.window": {
    status: 413,
    means: "The zstd window is larger than the server holds.",
    help: "Compress without --long.",
  },
  "file.archive": { status: 415, means: "The file is an archive.", help: "Send the files in it, one at a time." },
  "file.nested-compression": {
    status: 415,
    means: "The file is compressed more than once.",
    help: "Compress it once.",
  },
  "file.unknown-format": {
    status: 415,
    means: "The records have no format we know.",
    help: "Send one JSON object a line, with a text, labels or values.",
  },
  "batch.nothing-accepted": {
    status: 422,
    means: "Not one line could be accepted; nothing was stored.",
    help: "Correct the first rejected lines; the same mistake is likely in all.",
  },
  "batch.aborted": {
    status: 422,
    means: "A line was rejected and the batch asked to be aborted then; nothing was stored.",
    help: "Correct the line, or leave onReject at skip.",
  },
  "idempotency.mismatch": {
    status: 422,
    means: "This Idempotency-Key was used with another body.",
    help: "Use a new key for new data.",
  },
  "idempotency.in-flight": {
    status: 409,
    means: "A request with this Idempotency-Key is still running.",
    help: "Wait and ask again with the same key.",
  },
  "close.too-many-rejects": {
    status: 422,
    means: "Too large a share of the lines was rejected to judge the generation.",
    help: "Send the corrected lines, then close.",
  },
  "close.no-reference": {
    status: 409,
    means: "There is no human data to judge the generation against.",
    help: "Send human samples to the lineage's reference, or human samples as generation 0, then close.",
  },
  "close.empty": { status: 422, means: "The generation holds no sample.", help: "Send samples, then close." },
  "events.invalid": {
    status: 422,
    means: "The declared events cannot be used.",
    help: "Correct what the message names.",
  },
  "policy.invalid": { status: 422, means: "The policy cannot be used.", help: "Correct what the message names." },
  "precondition.required": {
    status: 428,
    means: "The change does not say which version it changes.",
    help: "Send If-Match with the ETag that a GET of the same address gives.",
  },
  "precondition.failed": {
    status: 412,
    means: "Somebody changed it since it was read.",
    help: "Read it again, then send the change with the new ETag.",
  },
  "lineage.cycle": { status: 422, means: "A generation would be its own ancestor.", help: "Give other parents." },
  "generation.closed": {
    status: 409,
    means: "The generation is closed.",
    help: "Reopen it with a reason, or send to another index.",
  },
  "generation.busy": { status: 409, means: "The generation is being changed by another request.", help: "Ask again." },
  "reference.frozen": {
    status: 409,
    means: "The reference is frozen: generations were judged against it.",
    help: "Start a new lineage for another reference.",
  },
  "ticket.not-collecting": {
    status: 409,
    means: "Human data are taken against an approved ticket, and while they are being collected.",
    help: "Approve the ticket first.",
  },
  "ticket.rules-fixed": {
    status: 409,
    means: "The rules stand since the first sample was accepted under them.",
    help: "Cancel the ticket and collect against the next one, or keep the rules.",
  },
  "state.conflict": {
    status: 409,
    means: "It is no longer in the state this move starts from.",
    help: "Load it again and decide anew.",
  },
  "name.taken": { status: 409, means: "The name is taken.", help: "Choose another." },
  "not-found": { status: 404, means: "There is nothing of that name.", help: "Check the address." },
  "auth.host": { status: 403, means: "The server answers on this machine only.", help: "Open it as http://localhost." },
  "auth.origin": {
    status: 403,
    means: "A page of another site asked for a change.",
    help: "Use our own pages, or a client that is not a browser.",
  },
  "auth.signature": {
    status: 401,
    means: "The message is not signed with this target's secret, or is older than five minutes.",
    help: "Sign it by Standard Webhooks with the secret that was shown when the tracker was added.",
  },
  "limit.streams": {
    status: 429,
    means: "As many uploads as the server takes at once are running.",
    help: "Wait as long as Retry-After says.",
  },
  "storage.full": {
    status: 507,
    means: "The disk is full, or nearly; nothing was stored.",
    help: "Make room where TAILWATCH_DATA points, then send again.",
  },
  "store.unavailable": {
    status: 503,
    means: "The database cannot be reached; nothing was stored.",
    help: "Send again with the same Idempotency-Key.",
  },
  internal: {
    status: 500,
    means: "Something broke on our side.",
    help: "The server's log has the reason under the X-Request-Id of this answer.",
  },
} as const satisfies Record<string, Meaning>;

export type ErrorCode = keyof typeof ERROR_CODES;
