const DAY = 86_400_000;

/** The ISO 8601 week of a moment, in UTC: "2026-W47". The year is that of the week's Thursday. */
export function isoWeek(at: Date): string {
  const day = Math.floor(at.getTime() / DAY);
  const thursday = new Date((day - weekday(day) + 3) * DAY);
  const year = thursday.getUTCFullYear();
  const firstDay = Date.UTC(year, 0, 1) / DAY;
  const week = Math.floor((thursday.getTime() / DAY - firstDay) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** When a week begins, and when the next one does: Monday to Monday, in UTC. Throws on what is no week. */
export function weekBounds(week: string): { from: Date; to: Date } {
  const [, year = "", number = ""] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  const fourth = Date.UTC(Number(year), 0, 4) / DAY;
  const monday = fourth - weekday(fourth) + (Number(number) - 1) * 7;
  if (year === "" || isoWeek(new Date(monday * DAY)) !== week) throw new Error(`${week} is no ISO week`);
  return { from: new Date(monday * DAY), to: new Date((monday + 7) * DAY) };
}

/** 0 for Monday to 6 for Sunday. Given days since 1970-01-01, a Thursday. */
const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;
