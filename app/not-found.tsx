import { Empty } from "#components/ui/empty.tsx";

export default function NotFound() {
  return (
    <main className="mx-auto max-w-2xl px-6 py-16">
      <Empty isPage title="There is nothing at this address">
        The lineage, generation or page may have been removed, or the link is incomplete.{" "}
        <a className="link" href="/">
          Go to the overview
        </a>
        .
      </Empty>
    </main>
  );
}
