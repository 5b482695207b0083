import { randomUUID } from "node:crypto";
import type { Tx } from "#db/client.ts";
import {
  findGeneration,
  findLineage,
  type GenerationRow,
  type LineageRow,
  listGenerations,
  lockLineage,
  upsertGeneration,
} from "#db/lineages.ts";
import { hasCatalogue } from "#db/uploads.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { newLineage } from "#services/lineages/create.ts";

/** Where an upload is sent, by name. */
export interface Target {
  lineage: string;
  generation: number | "reference";
  /** Only into the lineage of this id: one that was removed meanwhile is not made anew. */
  lineageId?: string;
}

/** The rows of a target, as far as they exist. `generation` null: the reference, or not there yet. */
export interface Place {
  lineage: LineageRow;
  generation: GenerationRow | null;
}

/** The name of a target among running uploads. */
export function placeName(target: Target): string {
  return `${target.lineage}/${target.generation}`;
}

/** Finds a target that can take samples, or null when its lineage is new. Throws `generation.closed`, `reference.frozen`. */
export async function openPlace(tx: Tx, target: Target): Promise<Place | null> {
  const lineage = await findLineage(tx, target.lineage);
  if (lineage === null) return null;
  if (target.generation === "reference") {
    if (await hasCatalogue(tx, lineage.id)) throw new ServiceError("reference.frozen");
    return { lineage, generation: null };
  }
  const generation = await findGeneration(tx, lineage.id, target.generation);
  if (generation?.state === "closed") {
    throw new ServiceError("generation.closed", `Generation ${target.generation} is closed.`);
  }
  return { lineage, generation };
}

/** The same for writing: makes what is missing, and holds the lineage until the transaction ends. */
export async function lockedPlace(tx: Tx, ctx: Context, target: Target): Promise<Place> {
  const known = await findLineage(tx, target.lineage);
  if (target.lineageId !== undefined && known?.id !== target.lineageId) {
    throw new ServiceError("not-found", `The lineage ${target.lineage} was removed.`);
  }
  const made = known ?? (await newLineage(tx, ctx, target.lineage, { name: target.lineage }));
  const lineage = made ?? (await findLineage(tx, target.lineage));
  if (lineage === null) throw new Error(`lineage ${target.lineage} vanished while it was made`);
  await lockLineage(tx, lineage.id);
  const place = await openPlace(tx, target);
  if (target.generation === "reference") return { lineage, generation: null };
  const generation = place?.generation ?? (await newGeneration(tx, lineage.id, target.generation));
  return { lineage, generation };
}

/** Inserts a generation; its parent defaults to the greatest lower index. */
export async function newGeneration(
  tx: Tx,
  lineageId: string,
  index: number,
  parents?: number[],
): Promise<GenerationRow> {
  const lower = (await listGenerations(tx, lineageId)).map((row) => row.index).filter((other) => other < index);
  const nearest = lower.length === 0 ? [] : [Math.max(...lower)];
  return upsertGeneration(tx, { id: `gn_${randomUUID()}`, lineageId, index, parents: parents ?? nearest });
}
