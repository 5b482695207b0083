import { test as base } from "./fixtures.ts";
import { startServer } from "./server.ts";
import { outside } from "./story.ts";

type Outside = Awaited<ReturnType<typeof outside>>;

/** A test whose server may reach receivers of every kind on loopback. */
export const test = base.extend<Record<never, never>, { world: Outside }>({
  world: [
    async ({ store: _ }, use) => {
      const world = await outside();
      await use(world);
      await world.end();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ world }, use) => {
      const server = await startServer(world.env);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 330_000 },
  ],
});
