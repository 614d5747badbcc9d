// Generated from proto/k8s/events/v1.proto; do not edit.
import type { EventSource, ObjectReference } from "./core-v1.ts";
import type { ListMeta, MicroTime, ObjectMeta, Time } from "./meta-v1.ts";

/** Something that happened to an object. Kept for an hour, and sent without a promise. */
export type Event = {
  readonly kind: "Event";
  readonly apiVersion: "events.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** When it first happened. Needed. */
  readonly eventTime: MicroTime;
  /** How often it went on since; absent for what happened once. */
  readonly series?: EventSeries;
  /** Controller that reports it, such as `kubernetes.io/kubelet`. Cannot be empty. */
  readonly reportingController?: string;
  /** Which instance of it; at most 128 characters. Cannot be empty. */
  readonly reportingInstance?: string;
  /** What was done or failed, in one word; at most 128 characters. Cannot be empty. */
  readonly action?: string;
  /** Why, in one word of CamelCase; at most 128 characters. Cannot be empty. */
  readonly reason?: string;
  /** Object that it is about, mostly what the controller looks after. */
  readonly regarding: ObjectReference;
  /** Second object that matters, for actions between two. */
  readonly related?: ObjectReference;
  /** What happened, for people; at most 1 kB. */
  readonly note?: string;
  /** `Normal` or `Warning`. */
  readonly type?: string;
  /** What core/v1 calls `source`. */
  readonly deprecatedSource: EventSource;
  /** What core/v1 calls `firstTimestamp`. */
  readonly deprecatedFirstTimestamp?: Time;
  /** What core/v1 calls `lastTimestamp`. */
  readonly deprecatedLastTimestamp?: Time;
  /** What core/v1 calls `count`. */
  readonly deprecatedCount?: number;
};

/** A list of Event objects. */
export interface EventList {
  readonly kind: "EventList";
  readonly apiVersion: "events.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Event[];
}

/** How often an event happened. */
export interface EventSeries {
  /** How often it happened, up to the last report; at least 2. */
  readonly count: number;
  /** When it last happened. */
  readonly lastObservedTime: MicroTime;
}
