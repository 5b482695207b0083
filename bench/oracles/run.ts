import { resolve } from "node:path";
import { type Checked, check } from "./check.ts";
import { goldenSet } from "./golden-set.ts";

const directory = resolve(process.env.ORACLES_DIR || import.meta.dirname);
const { goldens, badHashes, unreadable, hashes } = goldenSet(directory);
const checked = goldens.map(check);

const write = (line: string) => process.stdout.write(`${line}\n`);
const excerpt = (value: unknown) => {
  const text = JSON.stringify(value, (_, each) =>
    typeof each === "number" && !Number.isFinite(each) ? String(each) : each,
  );
  return text === undefined ? "nothing" : text.length > 160 ? `${text.slice(0, 160)}…` : text;
};

function table(title: string, groupOf: (each: Checked) => string): void {
  write(`\n${title.padEnd(46)}  keys  matched  not computed  mismatched`);
  const groups = Array.from(Map.groupBy(checked, groupOf)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, group] of groups) {
    const of = (outcome: Checked["outcome"]) => group.filter((each) => each.outcome === outcome).length;
    write(
      `${name.slice(0, 46).padEnd(46)}  ${String(group.length).padStart(4)}  ${String(of("matched")).padStart(7)}  ${String(
        of("not computed"),
      ).padStart(12)}  ${String(of("mismatched")).padStart(10)}`,
    );
  }
}

function list(outcome: Checked["outcome"], lineOf: (each: Checked) => string): void {
  const found = checked.filter((each) => each.outcome === outcome);
  if (found.length > 0) write(`\n${outcome}:`);
  for (const each of found) write(`  ${each.golden.file}  ${each.golden.name}: ${lineOf(each)}`);
}

const mismatched = checked.filter(({ outcome }) => outcome === "mismatched").length;
const missing = goldens.length === 0 ? 1 : 0;
const failed = mismatched + badHashes.length + unreadable.length + missing;
const computed = checked.filter(({ outcome }) => outcome !== "not computed").length;
const peerOf = ({ golden }: Checked) =>
  String(golden.entry.by ?? "the set itself")
    .split(/[@(]/)[0]
    ?.trim() ?? "";

write(`${goldens.length} keys of ${new Set(goldens.map(({ file }) => file)).size} files in ${directory}`);
write(hashes === 0 ? "no MANIFEST.json: hashes not checked" : `${hashes} hashes of MANIFEST.json checked`);
list("not computed", ({ note }) => note ?? "no reason");
list("mismatched", ({ golden, ours, note }) => {
  const own = note?.startsWith("unknown") ? note : excerpt(ours);
  return `${golden.entry.do_not_match ? "reproduces a known bug: " : ""}ours ${own}, ${golden.entry.by ?? "given"} ${excerpt(golden.entry.value)}`;
});
if (missing > 0) write("  there is no golden file here");
for (const file of unreadable) write(`  ${file}: no JSON`);
for (const file of badHashes) write(`  ${file}: not the bytes that MANIFEST.json names`);
table("by family", ({ golden }) => golden.kind);
table("by key", ({ golden }) => golden.key);
table("by peer", peerOf);
write(`\n${((100 * computed) / Math.max(1, checked.length)).toFixed(1)}% of the keys computed`);
write(`${computed - mismatched} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
