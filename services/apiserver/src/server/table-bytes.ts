import { stringifyJson } from "@kubets/api";
import type { Entry, ListResult, StoreEvent } from "../store/store.ts";
