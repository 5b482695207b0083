import { Button } from "./button.tsx";
import { Empty } from "./empty.tsx";

/** Says what failed, what still holds, and offers to try again. */
export function Failure({ digest, retry }: { digest: string | null; retry: () => void }) {
  return (
    <Empty isPage title="This page could not be drawn" action={<Button onClick={retry}>Try again</Button>}>
      Nothing was lost: what was acknowledged is stored, and the other pages still work.
      {digest !== null && (
        <>
          {" "}
          The server's log names it <code className="font-mono">{digest}</code>.
        </>
      )}
    </Empty>
  );
}
