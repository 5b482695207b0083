import type { Answers } from "./answers.ts";

export const numeric: Answers = {};
