/** Called once when the server starts, before the first request; the store opens beside it, and requests wait for it themselves. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next replaces this name at build time to leave the rest out of other runtimes.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startWeb } = await import("#worker/start.ts");
  void startWeb();
}
