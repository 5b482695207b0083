import { resolve } from "node:path";
import type { Io } from "../io.ts";

/** What a command said and ended with. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs a command as a terminal without an environment would that nobody watches. */
export async function ran(command: (args: string[], io: Io) => Promise<number>, args: string[]): Promise<Ran> {
  const said: Ran = { code: 0, out: "", err: "" };
  said.code = await command(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    isTerminal: false,
    columns: 80,
    env: {},
    stdin: (async function* () {})(),
    pathOf: (file) => resolve(file),
  });
  return said;
}
