/** Counts beside the places of the sidebar. */
export interface ShellView {
  lineages: number;
  openAlerts: number;
  openTickets: number;
  risks: number;
  /** Messages that reached nobody and are tried no more. */
  givenUp: number;
}
