import type { Answers } from "./answers.ts";

export const text: Answers = {};
