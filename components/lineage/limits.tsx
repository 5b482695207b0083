import { Panel } from "#components/ui/panel.tsx";
import { CANNOT_TELL } from "#domain/present/evidence.ts";

/** Notes of the judgement, and what these numbers cannot tell. */
export function Limits({ notes }: { notes: readonly { code: string; message: string }[] }) {
  return (
    <Panel title="What this cannot tell">
      <ul className="max-w-[72ch] list-disc space-y-1 pl-4">
        {notes.map((note) => (
          <li key={note.code + note.message}>{note.message}</li>
        ))}
        {CANNOT_TELL.map((sentence) => (
          <li key={sentence} className="text-muted">
            {sentence}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
