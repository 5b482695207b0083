import { ServiceError } from "#services/errors.ts";
import { route } from "../../respond.ts";

/** Every address that no other route answers: the same refusal as everywhere, never a page. */
const refuse = route(async ({ url }) => {
  throw new ServiceError("not-found", `There is no route ${url.pathname}.`, { help: "/docs/api lists the routes." });
}, null);

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };
