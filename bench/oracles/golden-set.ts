import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Entry, GoldenFile, Inputs } from "./answers/answers.ts";

const SIDES = ["reference", "current"];
/** Fields of an entry that tell about it, where no field is named `value`. */
const ABOUT = ["by", "call", "convention"];

/** One key of one golden file: what to compute from what, and what an independent program says. */
export interface Golden {
  file: string;
  kind: string;
  /** As in the file, with its side. */
  name: string;
  /** Without its side: what answers are found by. */
  key: string;
  inputs: Inputs;
  entry: Entry;
  whole: GoldenFile;
}

interface GoldenSet {
  goldens: Golden[];
  /** Files that the manifest lists and that are missing or other bytes. */
  badHashes: string[];
  /** Files that are no JSON. */
  unreadable: string[];
  hashes: number;
}

/** Reads every golden file under a directory, and checks those that its MANIFEST.json lists, where it has one. */
export function goldenSet(directory: string): GoldenSet {
  const files = globSync("**/*.json", { cwd: directory })
    .filter((file) => file !== "MANIFEST.json" && !file.includes("node_modules"))
    .toSorted();
  const unreadable: string[] = [];
  const goldens = files.flatMap((file) => {
    try {
      return goldensOf(file, JSON.parse(readFileSync(join(directory, file), "utf8")));
    } catch {
      unreadable.push(file);
      return [];
    }
  });
  const listed = manifestOf(directory);
  const badHashes = listed.filter(({ file, sha256 }) => sha256 !== hashOf(join(directory, file)));
  return { goldens, badHashes: badHashes.map(({ file }) => file), unreadable, hashes: listed.length };
}

function manifestOf(directory: string): { file: string; sha256: string }[] {
  const path = join(directory, "MANIFEST.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
}

const hashOf = (path: string) =>
  existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "missing";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function goldensOf(file: string, content: unknown): Golden[] {
  if (!isObject(content)) return [];
  const kind = typeof content.kind === "string" ? content.kind : (file.split("/")[0] ?? "");
  if (!isObject(content.reference)) return casesOf(file, kind, content);
  const whole = content as unknown as GoldenFile;
  return Object.entries(content.reference)
    .filter(([, entry]) => isObject(entry))
    .map(([name, entry]) => {
      const side = SIDES.find((each) => name.startsWith(`${each}.`));
      const key = side ? name.slice(side.length + 1) : name;
      return {
        file,
        kind,
        name,
        key,
        inputs: inputsOf(whole.inputs, side),
        entry: withValue(entry as Entry),
        whole,
      };
    });
}

function inputsOf(inputs: Inputs, side: string | undefined): Inputs {
  if (!side) return inputs;
  const own = Object.entries(inputs).filter(([name]) => name.startsWith(`${side}_`));
  return { ...inputs, side, ...Object.fromEntries(own.map(([name, value]) => [name.slice(side.length + 1), value])) };
}

const withValue = (entry: Entry): Entry =>
  "value" in entry
    ? entry
    : { value: Object.fromEntries(Object.entries(entry).filter(([name]) => !ABOUT.includes(name))) };

/**
 * Files without `reference` hold sections of cases. In a case with a `by`, its lists are the values; else each object
 * is a peer with one value a method. What is left of a case are its inputs.
 */
function casesOf(file: string, kind: string, content: Json): Golden[] {
  return Object.entries(content).flatMap(([section, cases]) =>
    typeof cases === "object" && cases !== null
      ? Object.entries(cases).flatMap(([id, each]) =>
          isObject(each) ? caseOf(file, kind, section, id, each, content) : [],
        )
      : [],
  );
}

function caseOf(file: string, kind: string, section: string, id: string, each: Json, content: Json): Golden[] {
  const isOwn = typeof each.by === "string";
  const isValue = (value: unknown) => (isOwn ? Array.isArray(value) : isObject(value));
  const inputs = Object.fromEntries(Object.entries(each).filter(([, value]) => !isValue(value)));
  const found = Object.entries(each)
    .filter(([, value]) => isValue(value))
    .flatMap(([name, value]) =>
      isOwn
        ? [{ method: name, by: String(each.by), value }]
        : Object.entries(value as Json).map(([method, one]) => ({ method, by: name, value: one })),
    );
  return found.map(({ method, by, value }) => ({
    file,
    kind,
    name: `${section}.${id}.${isOwn ? "" : `${by}.`}${method}`,
    key: `${section}.${method}`,
    inputs,
    entry: { value, by },
    whole: { id, kind, inputs, reference: content as Record<string, Entry> },
  }));
}
