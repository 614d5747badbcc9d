import { ApiError, kinds } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import type { IPAddress } from "@kubets/api/types/networking-v1";
import { complete, systemCall } from "../../bootstrap/system-call.ts";
import type { RoadDeps } from "../../road/deps.ts";
import type { Entry } from "../../store/store.ts";
import { createObject } from "../../verbs/create.ts";
import { beginWriting } from "../../verbs/writing.ts";
import { heldAddresses } from "../cluster-ips.ts";
import { type RangeAllocation, rangeAllocation } from "../internal-kinds.ts";
import { newIpAddress } from "../ip-address.ts";
import { nodePortsName, parseRange, rangeObject } from "../node-port-allocation.ts";
import type { PortRange } from "../port-bitmap.ts";
import { allRanges } from "../service-cidrs.ts";
import { type AddressDecision, type AddressRepair, decideAddressRepair } from "./address-repair.ts";
import { eventOfFinding } from "./event-of-finding.ts";
import type { Finding } from "./finding.ts";
import { decidePortRepair } from "./port-repair.ts";

/** Repairs what services hold. */
export interface AllocationKeeper {
  /** Of all services and addresses, or of these; answers with those to look at again, and when. */
  repairAddresses(changed?: Changed): Promise<AddressDecision["young"]>;
  /** Of all services. */
  repairPorts(): Promise<void>;
}

export interface Changed {
  /** Their keys: what they hold may change again before it is looked at. */
  readonly services: readonly ServiceKey[];
  /** Their names. */
  readonly addresses: readonly string[];
}

export interface ServiceKey {
  readonly namespace: string;
  readonly name: string;
}

export function createAllocationKeeper(deps: RoadDeps, range: PortRange): AllocationKeeper {
  const { store } = deps;
  const tellAddresses = teller(deps, "ipallocator-repair-controller");
  const tellPorts = teller(deps, "portallocator-repair-controller");
  let leaks: ReadonlyMap<number, number> = new Map();
  const asService = (entry: Entry | undefined) => entry?.object as unknown as Service | undefined;
  const asAddress = (entry: Entry | undefined) => entry?.object as unknown as IPAddress | undefined;
  const addressOf = (name: string) => asAddress(store.peek(kinds.IPAddress, "", name));
  const serviceOf = (namespace: string, name: string) => asService(store.peek(kinds.Service, namespace, name));
  const services = () => store.peekAll(kinds.Service).flatMap((entry) => asService(entry) ?? []);
  return {
    async repairAddresses(changed) {
      const addresses = changed?.addresses.map(addressOf) ?? store.peekAll(kinds.IPAddress).map(asAddress);
      const { repairs, findings, young } = decideAddressRepair({
        services: changed?.services.flatMap(({ namespace, name }) => serviceOf(namespace, name) ?? []) ?? services(),
        addresses: addresses.filter((one) => one !== undefined),
        serviceOf,
        addressOf,
        ranges: allRanges(store),
        now: deps.now(),
      });
      const outdated = new Set<string | undefined>();
      for (const repair of repairs) {
        if (repair.do !== "remove" && (await isOutdated(deps, repair))) outdated.add(repair.service.metadata.uid);
        else await carryOut(deps, repair);
      }
      await tellAddresses(findings.filter(({ about }) => !outdated.has(about.metadata.uid)));
      return young;
    },
    async repairPorts() {
      let decided: ReturnType<typeof decidePortRepair> | undefined;
      await store.update(rangeAllocation, "", nodePortsName, ({ object }) => {
        const { range: text, data = "" } = object as RangeAllocation;
        decided = decidePortRepair({ services: services(), stored: { range: parseRange(text), data }, range, leaks });
        const next = rangeObject(range, decided.bitmap);
        return { object: next.range === text && next.data === data ? object : next };
      });
      leaks = decided?.leaks ?? leaks;
      await tellPorts(decided?.findings ?? []);
    },
  };
}

/**
 * Whether a service is gone or holds the address no more, as what is seen of services may be older than what is seen of
 * addresses. Its own change is still to come, and to be looked at.
 */
async function isOutdated({ store }: RoadDeps, repair: Exclude<AddressRepair, { do: "remove" }>): Promise<boolean> {
  const { namespace = "", name = "", uid } = repair.service.metadata;
  const entry = await store.get(kinds.Service, namespace, name).catch(ignore("NotFound"));
  const stored = entry?.object as unknown as Service | undefined;
  return !stored || stored.metadata.uid !== uid || !heldAddresses(stored.spec).includes(repair.address);
}

/** Another server repairs the same: what it has done already is done. */
async function carryOut({ store, now }: RoadDeps, repair: AddressRepair): Promise<void> {
  const { address } = repair;
  if (repair.do !== "create") await store.remove(kinds.IPAddress, "", address).catch(ignore("NotFound"));
  if (repair.do === "remove") return;
  await store.create(kinds.IPAddress, newIpAddress(address, repair.service, now())).catch(ignore("AlreadyExists"));
}

/** So many findings are remembered as told; more are told again. */
const rememberedAtMost = 10_000;

/** Tells of each finding once. */
function teller(deps: RoadDeps, controller: string): (findings: readonly Finding[]) => Promise<void> {
  const told = new Set<string>();
  return async (findings) => {
    for (const finding of findings) {
      const key = `${finding.about.metadata.uid} ${finding.reason} ${finding.note}`;
      if (told.has(key)) continue;
      if (told.size >= rememberedAtMost) told.clear();
      told.add(key);
      await tell(deps, finding, controller);
    }
  };
}

/** Nobody should go without an address because its event could not be written. */
async function tell(deps: RoadDeps, finding: Finding, controller: string): Promise<void> {
  const kind = kinds["events.k8s.io/v1/Event"];
  const object = eventOfFinding(finding, controller, deps.now());
  const { namespace = "" } = object.metadata;
  const call = systemCall({ kind, verb: "create", object, name: "", namespace });
  await createObject(beginWriting(call, deps), complete(kind, object)).catch((error) => {
    if (!(error instanceof ApiError)) throw error;
  });
}

const ignore =
  (reason: ApiError["reason"]) =>
  (error: unknown): undefined => {
    if (!(error instanceof ApiError && error.reason === reason)) throw error;
  };
