/** Bounds of one body or file; a limit that is passed refuses it whole. */
export interface ReadLimits {
  wireBytes: number;
  decodedBytes: number;
  lines: number;
  lineBytes: number;
  /** Decoded bytes per wire byte; counted only beyond `ratioFreeBytes`, since collapsed data rightly compress very well. */
  ratio: number;
  ratioFreeBytes: number;
}

const MIB = 1024 * 1024;

export const UPLOAD_LIMITS: ReadLimits = {
  wireBytes: 1024 * MIB,
  decodedBytes: 2048 * MIB,
  lines: 2_000_000,
  lineBytes: MIB,
  ratio: 200,
  ratioFreeBytes: 64 * MIB,
};

/** Bounds of one upload of human data against a ticket: every text is compared with all that is stored, so they are held at once. */
export const INTAKE_LIMITS: ReadLimits = {
  ...UPLOAD_LIMITS,
  wireBytes: 128 * MIB,
  decodedBytes: 256 * MIB,
  lines: 100_000,
};

/** Bounds for a file on the own disk: nobody else pays for its size. */
export const FILE_LIMITS: ReadLimits = {
  ...UPLOAD_LIMITS,
  wireBytes: Number.POSITIVE_INFINITY,
  decodedBytes: Number.POSITIVE_INFINITY,
  lines: Number.POSITIVE_INFINITY,
};
