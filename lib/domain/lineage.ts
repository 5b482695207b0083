/** How a generation's training bundle was made from earlier ones. */
export const WORKFLOWS = ["replace", "accumulate", "accumulate-subsample", "mixed"] as const;
export type Workflow = (typeof WORKFLOWS)[number];

export const GENERATION_STATES = ["open", "closed"] as const;
export type GenerationState = (typeof GENERATION_STATES)[number];

/** Decoding settings of a generation; a change of them is marked on the axis, since it explains sharpening. */
export interface Decoding {
  temperature?: number;
  topP?: number;
  topK?: number;
}
