import type { Answers } from "./answers.ts";

export const embedding: Answers = {};
