import { kvConformance } from "./kv.conformance.ts";
import { openMemoryKv } from "./memory-kv.ts";

kvConformance(async () => openMemoryKv());
