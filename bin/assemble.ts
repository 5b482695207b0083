import { readFileSync, writeFileSync } from "node:fs";

/** Value types, and the instructions that we use, by their bytes (WebAssembly core specification 2.0, chapter 5). */
const TYPES: Record<string, number> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };
const NO_RESULT = 0x40;
const INSTRUCTIONS: Record<string, readonly number[]> = {
  loop: [0x03, NO_RESULT],
  end: [0x0b],
  br_if: [0x0d],
  "local.get": [0x20],
  "local.set": [0x21],
  "local.tee": [0x22],
  "f32.store": [0x38, 0x02],
  "i32.const": [0x41],
  "i32.lt_u": [0x49],
  "i32.add": [0x6a],
  "i32.mul": [0x6c],
  "f32.add": [0x92],
  "v128.load": [0xfd, 0x00, 0x04],
  "v128.const": [0xfd, 0x0c],
  "f32x4.extract_lane": [0xfd, 0x1f],
  "f32x4.add": [0xfd, 0xe4, 0x01],
  "f32x4.mul": [0xfd, 0xe6, 0x01],
};

function unsigned(value: number): number[] {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}

function signed(value: number): number[] {
  const bytes = [];
  let rest = value;
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128);
  return [...bytes, rest & 127];
}

const vector = (items: readonly number[][]) => [...unsigned(items.length), ...items.flat()];
const section = (id: number, bytes: readonly number[]) => [id, ...unsigned(bytes.length), ...bytes];
const text = (name: string) => [...unsigned(name.length), ...new TextEncoder().encode(name)];

/** The bytes of a function's instructions. Given its tokens and the names of its locals, in order. */
function bodyOf(tokens: readonly string[], locals: readonly string[]): number[] {
  const bytes: number[] = [];
  const labels: string[] = [];
  let at = 0;
  const next = () => tokens[at++] ?? "";
  while (at < tokens.length) {
    const name = next();
    const code = INSTRUCTIONS[name];
    if (!code) throw new Error(`no instruction ${name}`);
    bytes.push(...code);
    if (name === "loop") labels.push(next());
    else if (name === "end") labels.pop();
    else if (name === "br_if") bytes.push(labels.length - 1 - labels.lastIndexOf(next()));
    else if (name.startsWith("local.")) bytes.push(...unsigned(locals.indexOf(next())));
    else if (name === "i32.const") bytes.push(...signed(Number(next())));
    else if (name === "f32x4.extract_lane") bytes.push(Number(next()));
    else if (name === "v128.const") {
      at += 5;
      bytes.push(...new Array<number>(16).fill(0));
    } else if (name === "v128.load" || name === "f32.store") bytes.push(...unsigned(Number(next().slice(7))));
  }
  return [...bytes, 0x0b];
}

/**
 * Assembles a module of one exported memory and one exported function, written flat (no folded instructions, zero as the
 * only vector constant). Given the text. Returns the bytes. Throws on an instruction that is not in the table.
 */
export function assemble(source: string): Uint8Array<ArrayBuffer> {
  const code = source.replace(/;;.*/g, "");
  const memory = /\(memory \(export "(\w+)"\) (\d+)\)/.exec(code);
  const func = /\(func \(export "(\w+)"\)([\s\S]*)\)\)\s*$/.exec(code);
  if (!memory || !func) throw new Error("a module has one memory and one function");
  const [, memoryName = "", pages = ""] = memory;
  const [, funcName = "", rest = ""] = func;
  const declared = (kind: string) => Array.from(rest.matchAll(new RegExp(`\\(${kind} (\\S+) (\\w+)\\)`, "g")));
  const [params, locals] = [declared("param"), declared("local")];
  const typeOf = ([, , type = ""]: readonly string[]) => TYPES[type] ?? 0;
  const names = [...params, ...locals].map(([, name = ""]) => name);
  const tokens = rest
    .replace(/\([^()]*\)/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  const body = [...vector(locals.map((local) => [1, typeOf(local)])), ...bodyOf(tokens, names)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([[0x60, ...vector(params.map((param) => [typeOf(param)])), 0x00]])),
    ...section(3, vector([[0x00]])),
    ...section(5, vector([[0x00, ...unsigned(Number(pages))]])),
    ...section(
      7,
      vector([
        [...text(memoryName), 0x02, 0x00],
        [...text(funcName), 0x00, 0x00],
      ]),
    ),
    ...section(10, vector([[...unsigned(body.length), ...body]])),
  ]);
}

/** Source of the module that holds assembled bytes as text. */
export function moduleSource(path: string): string {
  const bytes = assemble(readFileSync(path, "utf8"));
  const name = path.replace(/^.*\//, "");
  return `/** ${name}, assembled by bin/assemble.ts: ${bytes.length} bytes. */\nexport const MODULE =\n  "${Buffer.from(bytes).toString("base64")}";\n`;
}

if (import.meta.main) {
  for (const path of process.argv.slice(2)) writeFileSync(path.replace(/\.wat$/, "-module.ts"), moduleSource(path));
}
