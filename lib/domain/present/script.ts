const SCRIPTS = [
  { name: "Japanese", test: /[\p{sc=Hira}\p{sc=Kana}]/u },
  { name: "Korean", test: /\p{sc=Hang}/u },
  { name: "Chinese characters", test: /\p{sc=Han}/u },
  { name: "Cyrillic letters", test: /\p{sc=Cyrl}/u },
  { name: "Arabic letters", test: /\p{sc=Arab}/u },
  { name: "Greek letters", test: /\p{sc=Grek}/u },
  { name: "Hebrew letters", test: /\p{sc=Hebr}/u },
  { name: "Devanagari letters", test: /\p{sc=Deva}/u },
  { name: "Thai", test: /\p{sc=Thai}/u },
  { name: "Latin letters", test: /\p{sc=Latn}/u },
] as const;

/** The language to write in, as far as its script tells: the examples say the rest. */
export function scriptWords(texts: readonly string[]): string {
  const held = SCRIPTS.map(({ name, test }) => ({ name, times: texts.filter((text) => test.test(text)).length }));
  const [most] = held.toSorted((a, b) => b.times - a.times);
  if (most === undefined || most.times === 0) return "that of the lineage's human samples";
  return `that of the examples (${most.name})`;
}
