// Generated from proto/k8s/events/v1.proto; do not edit.
import type { EventSource, ObjectReference } from "./core-v1.ts";
import type { ListMeta, MicroTime, ObjectMeta, Time } from "./meta-v1.ts";

export type Event = {
  readonly kind: "Event";
  readonly apiVersion: "events.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly eventTime: MicroTime;
  readonly series?: EventSeries;
  readonly reportingController?: string;
  readonly reportingInstance?: string;
  readonly action?: string;
  readonly reason?: string;
  readonly regarding: ObjectReference;
  readonly related?: ObjectReference;
  readonly note?: string;
  readonly type?: string;
  readonly deprecatedSource: EventSource;
  readonly deprecatedFirstTimestamp?: Time;
  readonly deprecatedLastTimestamp?: Time;
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

export interface EventSeries {
  readonly count: number;
  readonly lastObservedTime: MicroTime;
}
