"use client";

import { useState } from "react";
import { Copyable } from "#components/ui/copyable.tsx";
import { Field, Input } from "#components/ui/field.tsx";
import { curlRecipes, firstSampleRecipe, isLineageName, pushRecipes, type Recipe } from "#domain/present/recipes.ts";
import { Received } from "./received.tsx";

function Recipes({ recipes }: { recipes: readonly Recipe[] }) {
  return (
    <ol className="space-y-4">
      {recipes.map((recipe) => (
        <li key={recipe.command}>
          <p className="mb-1.5">{recipe.does}</p>
          <Copyable text={recipe.command} label={recipe.does} />
        </li>
      ))}
    </ol>
  );
}

/** The commands that send data to this server, with the reader's lineage name in place, and the count that answers. */
export function Send({ origin }: { origin: string }) {
  const [typed, setTyped] = useState("my-model");
  const isValid = isLineageName(typed);
  const lineage = isValid ? typed : "my-model";
  return (
    <div className="grid gap-8 lg:grid-cols-[1fr_20rem]">
      <div className="min-w-0 space-y-5">
        <div className="max-w-64">
          <Field
            label="Lineage"
            hint={isValid ? "It is made with its first sample." : "Use a-z, 0-9, dot, dash, underscore; up to 63."}
          >
            <Input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-invalid={!isValid}
              spellCheck={false}
            />
          </Field>
        </div>
        <Recipes recipes={[firstSampleRecipe(origin, lineage), ...curlRecipes(origin, lineage)]} />
        <details>
          <summary className="text-muted hover:text-ink">
            By the command line: large files in parts, resumed and retried
          </summary>
          <div className="mt-3">
            <Recipes recipes={pushRecipes(origin, lineage)} />
          </div>
        </details>
      </div>
      <Received key={lineage} lineage={lineage} />
    </div>
  );
}
