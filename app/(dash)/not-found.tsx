import { Empty } from "#components/ui/empty.tsx";

export default function NotFound() {
  return (
    <div className="pt-8">
      <Empty isPage title="There is nothing at this address">
        The lineage, alert, ticket or risk may have been removed, or the link is incomplete.{" "}
        <a className="link" href="/">
          Go to the overview
        </a>
        .
      </Empty>
    </div>
  );
}
