/** One accepted upload as the list of batches shows it. */
export interface BatchLine {
  id: string;
  at: Date;
  lineage: { slug: string; name: string };
  /** "g3", or "reference". */
  target: string;
  source: string;
  offered: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  skipped: number;
  /** The commonest reasons of rejection, worst first. */
  reasons: { code: string; lines: number }[];
  firstReject: { line: number; message: string; help: string } | null;
}

/** The page on how data come in. */
export interface SourcesView {
  now: Date;
  batches: BatchLine[];
  lineages: { slug: string; name: string; isDemo: boolean }[];
}
