/** One command to copy: what it does, and the command as it works when pasted. */
export interface Recipe {
  does: string;
  command: string;
}

const NDJSON = "-H 'Content-Type: application/x-ndjson'";

/** Whether a text can name a lineage in an address. */
export function isLineageName(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,62}$/.test(text);
}

/** One sample by pipe: proves address and way without any file. */
export function firstSampleRecipe(origin: string, lineage: string): Recipe {
  const record = `{"id":"first","text":"The first sample of ${lineage}."}`;
  return {
    does: "Send a first sample, to see it arrive",
    command: `printf '%s\\n' '${record}' |\n  curl ${NDJSON} --data-binary @- \\\n  ${origin}/api/v1/lineages/${lineage}/generations/1/samples`,
  };
}

/**
 * The three commands that make a lineage: human reference, a generation, close.
 * Given the address that the reader's browser uses and a valid lineage name.
 */
export function curlRecipes(origin: string, lineage: string): Recipe[] {
  const place = `${origin}/api/v1/lineages/${lineage}`;
  return [
    {
      does: "Human samples nobody trained on: the reference",
      command: `curl ${NDJSON} --data-binary @human.jsonl \\\n  ${place}/reference/samples`,
    },
    {
      does: "Samples of generation 1",
      command: `curl ${NDJSON} --data-binary @gen-1.jsonl \\\n  ${place}/generations/1/samples`,
    },
    { does: "Close it: judging starts", command: `curl -X POST '${place}/generations/1/close?wait=60'` },
  ];
}

/** The same by the command line. */
export function pushRecipes(origin: string, lineage: string): Recipe[] {
  const push = `TAILWATCH_URL=${origin} npm run -s tailwatch -- push`;
  return [
    {
      does: "Human samples nobody trained on: the reference",
      command: `${push} human.jsonl -l ${lineage} --reference`,
    },
    { does: "Generation 1, closed when it is in", command: `${push} gen-1.jsonl -l ${lineage} -g 1 --close --wait` },
  ];
}
