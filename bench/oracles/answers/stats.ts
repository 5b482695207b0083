import type { Answers } from "./answers.ts";

export const stats: Answers = {};
