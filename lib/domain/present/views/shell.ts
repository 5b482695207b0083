/** Counts beside the places of the sidebar. */
export interface ShellView {
  lineages: number;
  openAlerts: number;
  openTickets: number;
  risks: number;
}
