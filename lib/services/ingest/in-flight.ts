import { ServiceError } from "#services/errors.ts";

const STREAMS = 8;

/** Uploads that are running in this process. A crash ends them all, so nothing stays locked by one. */
interface Running {
  streams: number;
  keys: Set<string>;
  /** Running uploads by place. */
  places: Map<string, number>;
}

/** Routes may be bundled more than once; the global object is what they share. */
const shared = globalThis as typeof globalThis & { tailwatchUploads?: Running };

function running(): Running {
  shared.tailwatchUploads ??= { streams: 0, keys: new Set(), places: new Map() };
  return shared.tailwatchUploads;
}

/** Whether an upload to a place is running. */
export function isBusy(place: string): boolean {
  return (running().places.get(place) ?? 0) > 0;
}

/**
 * Counts an upload in for as long as `work` runs.
 * Throws `limit.streams` when eight run already, `idempotency.in-flight` when one with the same key does.
 */
export async function counted<T>(place: string, key: string | null, work: () => Promise<T>): Promise<T> {
  const now = running();
  if (now.streams >= STREAMS) throw new ServiceError("limit.streams", undefined, { retryAfterSeconds: 1 });
  if (key !== null && now.keys.has(key)) {
    throw new ServiceError("idempotency.in-flight", undefined, { retryAfterSeconds: 1 });
  }
  now.streams++;
  if (key !== null) now.keys.add(key);
  now.places.set(place, (now.places.get(place) ?? 0) + 1);
  try {
    return await work();
  } finally {
    now.streams--;
    if (key !== null) now.keys.delete(key);
    const left = (now.places.get(place) ?? 1) - 1;
    if (left > 0) now.places.set(place, left);
    else now.places.delete(place);
  }
}
