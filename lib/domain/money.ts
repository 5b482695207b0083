/** Parts of a unit of money that are counted: prices of a sample go below a cent. */
const PARTS = 10_000;

/** Whether an amount has at most four decimals, so that multiples of it are exact. */
export function isMoney(amount: number): boolean {
  return Math.abs(amount * PARTS - Math.round(amount * PARTS)) < 1e-6;
}

/** What a number of samples costs, written out: "2,484.00 EUR". Counted in ten-thousandths, so exact; given a price that `isMoney`. */
export function costWords({ amount, currency }: { amount: number; currency: string }, samples: number): string {
  const parts = BigInt(Math.round(amount * PARTS)) * BigInt(Math.max(0, Math.round(samples)));
  const whole = String(parts / BigInt(PARTS)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const rest = String(parts % BigInt(PARTS)).padStart(4, "0");
  const decimals = rest.endsWith("00") ? rest.slice(0, 2) : rest.replace(/0$/, "");
  return `${whole}.${decimals} ${currency}`;
}
