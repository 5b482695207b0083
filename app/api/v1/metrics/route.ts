import { metricDocuments } from "#domain/present/metric-document.ts";
import { json, route } from "../../respond.ts";

export const GET = route(async () => json({ data: metricDocuments() }));
