import { type APIRequestContext, expect } from "@playwright/test";

/** Sends one upload of NDJSON and expects every line to be taken. `part`: of several to one path. */
export async function push(request: APIRequestContext, path: string, body: string, part = ""): Promise<void> {
  const answer = await request.post(`/api/v1/${path}`, {
    data: Buffer.from(body),
    headers: { "content-type": "application/x-ndjson", "idempotency-key": path + part },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** Closes a generation and waits until it is judged. */
export async function close(request: APIRequestContext, lineage: string, generation: number): Promise<void> {
  const answer = await request.post(`/api/v1/lineages/${lineage}/generations/${generation}/close?wait=60`);
  expect(answer.ok(), await answer.text()).toBe(true);
}
