import { visibleText } from "#domain/formats/excerpt.ts";
import { asServiceError, ServiceError } from "#services/errors.ts";
import { type Io, UsageError } from "./io.ts";

type Command = (args: string[], io: Io) => Promise<number>;

/** Loaded when asked for: `check` must never wait for the database. */
const COMMANDS: Record<string, { says: string; load: () => Promise<Command> }> = {
  check: {
    says: "check FILE…                judge files of samples, without a server",
    load: async () => (await import("./check.ts")).runCheck,
  },
  plan: {
    says: "plan FILE…                 foretell the coming generations, and the human data that keeps the tail",
    load: async () => (await import("./plan.ts")).runPlan,
  },
  classic: {
    says: "classic FILE               print what other tools report of a file; nothing is judged by it",
    load: async () => (await import("./classic.ts")).runClassic,
  },
  push: {
    says: "push FILE… -l LINEAGE     send files of samples to a running server",
    load: async () => (await import("./push.ts")).runPush,
  },
  policy: {
    says: "policy export|import|diff  read and change the thresholds of a running server, as files",
    load: async () => (await import("./policy.ts")).runPolicy,
  },
};

const USAGE = `Usage: tailwatch COMMAND
${Object.values(COMMANDS)
  .map(({ says }) => `  ${says}`)
  .join("\n")}
  COMMAND --help            what it takes
`;

/** Runs one command. Returns its exit code: 2 for bad usage and refused input, 4 when the server cannot be reached. */
export async function runMain(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    io.out(USAGE);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    io.err(`tailwatch: there is no command "${visibleText(name)}"\n${USAGE}`);
    return 2;
  }
  try {
    return await (await command.load())(rest, io);
  } catch (error) {
    return failed(name, error, io);
  }
}

function failed(name: string, error: unknown, io: Io): number {
  const isParse = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (isParse || error instanceof UsageError) {
    io.err(`tailwatch ${name}: ${visibleText(error.message)}\nSee: tailwatch ${name} --help\n`);
    return 2;
  }
  if (error instanceof Error && "path" in error && "syscall" in error) {
    io.err(`tailwatch ${name}: ${visibleText(error.message)}\n`);
    return 2;
  }
  const known = asServiceError(error);
  // A crash must not read as a breach (1): it says where, and ends like unusable input.
  const isCrash = known.code === "internal" && !(error instanceof ServiceError);
  if (isCrash) io.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  io.err(`tailwatch ${name}: ${known.code}: ${visibleText(known.message)} ${known.help}\n`);
  return known.exitCode;
}
