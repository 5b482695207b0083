/** Why a whole file or body was refused. */
export type FileCode =
  | "file.empty"
  | "file.not-utf8"
  | "file.cr-line-ends"
  | "file.binary"
  | "file.truncated"
  | "file.damaged"
  | "file.trailing-garbage"
  | "file.wrong-magic"
  | "file.too-large"
  | "file.ratio"
  | "file.too-many-lines"
  | "file.window"
  | "file.archive"
  | "file.nested-compression"
  | "file.unknown-format";

const HELP: Record<FileCode, string> = {
  "file.empty": "Send at least one JSON object on a line.",
  "file.not-utf8": "Convert it: iconv -f UTF-16 -t UTF-8 FILE.",
  "file.cr-line-ends": "Convert it: tr '\\r' '\\n' < FILE.",
  "file.binary": "Send one JSON object a line as UTF-8 text, plain or compressed with gzip or zstd.",
  "file.truncated": "The compressed data stop before their end: send the whole file again.",
  "file.damaged": "The compressed data do not pass their own check: compress the file again.",
  "file.trailing-garbage": "Bytes after the compressed data belong to nothing: compress the file again.",
  "file.wrong-magic": "Name the compression that the bytes really have, or none.",
  "file.too-large": "Send it in parts: tailwatch push does that.",
  "file.ratio": "It unpacks to far more than it weighs: send it in parts.",
  "file.too-many-lines": "Send it in parts: tailwatch push does that.",
  "file.window": "Compress with a window of at most 32 MiB (zstd without --ultra --long).",
  "file.archive": "Unpack it and send the file inside.",
  "file.nested-compression": "It is compressed twice: unpack it once.",
  "file.unknown-format": "Send one JSON object a line; for a JSON array: jq -c '.[]' FILE.",
};

/** A file that is refused as a whole: nothing of it counts. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly code: FileCode;
  readonly help: string;

  constructor(code: FileCode, message: string) {
    super(message);
    this.code = code;
    this.help = HELP[code];
  }
}
