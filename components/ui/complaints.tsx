/** Bad values of the address, named; the page shows what it took instead. */
export function Complaints({ complaints }: { complaints: readonly string[] }) {
  if (complaints.length === 0) return null;
  return (
    <ul role="status" className="mb-4 border-l-2 border-field pl-3">
      {complaints.map((complaint) => (
        <li key={complaint}>{complaint}</li>
      ))}
    </ul>
  );
}
