import { close, push } from "./client.ts";
import { expect, test } from "./fixtures.ts";
import { samples } from "./world.ts";

const LINEAGE = "/api/v1/lineages/addressed";
const EVENTS = `schema: tailwatch.events/1
events:
  - id: withdrawal
    kind: phrase
    any: [right to withdraw]
    mustKeep: true
`;

test("the API takes events as people write them and says of each generation how it was judged", async ({ request }) => {
  await push(request, "lineages/addressed/reference/samples", samples(400, 1));
  const headers = { "Content-Type": "application/yaml" };
  expect(await (await request.put(`${LINEAGE}/events`, { headers, data: EVENTS })).json()).toEqual({ events: 1 });
  const wrong = await request.put(`${LINEAGE}/events`, { headers, data: "events: [" });
  expect(wrong.status()).toBe(422);
  await push(request, "lineages/addressed/generations/1/samples", samples(200, 2));
  await close(request, "addressed", 1);
  const { data } = await (await request.get(`${LINEAGE}/generations`)).json();
  expect(data).toMatchObject([{ generation: 1, verdict: { verdict: expect.any(String), phase: expect.any(String) } }]);
});

test("what is no route, no parameter or no reason is refused in JSON, in sentences", async ({ request }) => {
  const nowhere = await request.get("/api/v1/lineage/x/generation");
  expect(nowhere.status()).toBe(404);
  expect((await nowhere.json()).error).toMatchObject({ code: "not-found", help: "/docs/api lists the routes." });
  const misspelt = await request.get("/api/v1/alerts?stat=firing");
  expect(misspelt.status()).toBe(400);
  expect((await misspelt.json()).error).toMatchObject({ help: "It takes state." });
  const reopened = await request.post(`${LINEAGE}/generations/1/reopen`);
  expect((await reopened.json()).error.message).toBe("reason: say why it is reopened.");
  const strange = await request.get(`${LINEAGE}/reference/samples?limits=3`);
  expect(strange.status()).toBe(400);
});
