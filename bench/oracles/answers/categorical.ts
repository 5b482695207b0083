import type { Answers } from "./answers.ts";

export const categorical: Answers = {};
