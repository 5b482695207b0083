/** Counts of the sidebar and what the bars above a page say. */
export interface ShellView {
  lineages: number;
  openAlerts: number;
  openTickets: number;
  risks: number;
  /** Demo lineages being loaded or present; null when there are none. */
  demo: { state: "loading" | "ready"; evaluated: number; total: number } | null;
}
