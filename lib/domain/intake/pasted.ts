/** What somebody pasted as one record a line: JSON lines as they are, anything else as a text a line. Blank lines are left out. */
export function pastedLines(pasted: string): string {
  const lines = pasted.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines[0]?.trimStart().startsWith("{")) return `${lines.join("\n")}\n`;
  return lines.map((text) => `${JSON.stringify({ text: text.trim() })}\n`).join("");
}
