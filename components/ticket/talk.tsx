import { History } from "#components/alert/history.tsx";
import { Told } from "#components/notify/told.tsx";
import { ActForm } from "#components/ui/act-form.tsx";
import { Field, Input, TextArea } from "#components/ui/field.tsx";
import { SampleText } from "#components/ui/sample-text.tsx";
import { ticketHistoryWords } from "#domain/present/loop.ts";
import type { TicketDetail } from "#domain/present/views/ticket.ts";

/** What people say about the ticket, here and in an issue tracker. */
export function Comments({ ticket }: { ticket: TicketDetail }) {
  return (
    <div className="max-w-[72ch] space-y-4">
      {ticket.comments.length > 0 && (
        <ul className="divide-y divide-rule border-y border-rule">
          {ticket.comments.map((comment, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: comments are only appended
            <li key={at} className="py-2">
              <p className="text-meta text-muted">
                {comment.author} · <time dateTime={comment.at}>{comment.at.slice(0, 16).replace("T", " ")} UTC</time>
                {comment.source === "tracker" && " · in the issue tracker"}
              </p>
              <p className="mt-0.5 whitespace-pre-wrap">
                <SampleText text={comment.body} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="no-print">
        <ActForm action={`/api/v1/tickets/${ticket.key}/comments`} label="Comment">
          <Field label="Comment">
            <TextArea name="body" required rows={3} maxLength={4000} />
          </Field>
          <Field label="Your name">
            <Input name="author" maxLength={80} data-empty="omit" />
          </Field>
        </ActForm>
      </div>
    </div>
  );
}

/** Everything that happened, oldest first, and who was told of it. */
export function Timeline({ ticket }: { ticket: TicketDetail }) {
  return (
    <>
      <History lines={ticket.history} words={ticketHistoryWords} />
      {ticket.deliveries.length > 0 && (
        <div className="pt-6">
          <h3 className="pb-2">Who was told</h3>
          <Told deliveries={ticket.deliveries} />
        </div>
      )}
    </>
  );
}
