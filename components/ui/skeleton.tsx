/** The page's own outline while it is read; appears only after 200 ms, so that a fast page never blinks. */
export function Skeleton() {
  return (
    <div role="status" aria-label="Reading" className="skeleton pt-8">
      <div className="h-7 w-64 bg-raised" />
      <div className="mt-6 h-4 max-w-xl bg-raised" />
      <div className="mt-2 h-4 max-w-md bg-raised" />
      <div className="mt-8 h-64 bg-raised" />
    </div>
  );
}
