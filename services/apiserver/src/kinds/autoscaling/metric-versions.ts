import type { MetricSpec, MetricStatus } from "@kubets/api/types/autoscaling-v2";

/**
 * Metrics as autoscaling/v1's annotations hold them: names and targets lie flat beside each other, and amounts that v1
 * cannot leave out are "0". `Bag` is such an object, read from a text that anybody may have written.
 */
type Bag = Readonly<Record<string, unknown>>;

const bag = (value: unknown): Bag => (typeof value === "object" && value !== null ? (value as Bag) : {});
const given = (members: Bag): Bag =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

export function metricToV1(metric: MetricSpec): Bag {
  const { type, object, pods, resource, containerResource, external } = metric;
  return given({
    type,
    object:
      object &&
      given({
        target: object.describedObject,
        metricName: object.metric.name,
        targetValue: object.target.value ?? "0",
        selector: object.metric.selector,
        averageValue: object.target.averageValue,
      }),
    pods:
      pods &&
      given({
        metricName: pods.metric.name,
        targetAverageValue: pods.target.averageValue ?? "0",
        selector: pods.metric.selector,
      }),
    resource:
      resource &&
      given({
        name: resource.name,
        targetAverageUtilization: resource.target.averageUtilization,
        targetAverageValue: resource.target.averageValue,
      }),
    containerResource:
      containerResource &&
      given({
        name: containerResource.name,
        targetAverageUtilization: containerResource.target.averageUtilization,
        targetAverageValue: containerResource.target.averageValue,
        container: containerResource.container,
      }),
    external:
      external &&
      given({
        metricName: external.metric.name,
        metricSelector: external.metric.selector,
        targetValue: external.target.value,
        targetAverageValue: external.target.averageValue,
      }),
  });
}

export function metricFromV1(metric: Bag): MetricSpec {
  const { type, object, pods, resource, containerResource, external } = metric;
  const identifier = (of: Bag, selector: unknown) => given({ name: of.metricName, selector });
  const ofResource = (of: Bag) =>
    given({
      type: of.targetAverageUtilization === undefined ? "AverageValue" : "Utilization",
      averageValue: of.targetAverageValue,
      averageUtilization: of.targetAverageUtilization,
    });
  const [o, p, r, c, e] = [object, pods, resource, containerResource, external].map(bag) as [Bag, Bag, Bag, Bag, Bag];
  const objectValue = o.averageValue !== undefined && (o.targetValue ?? "0") === "0" ? undefined : o.targetValue;
  return given({
    type,
    object: object && {
      describedObject: o.target,
      target: given({
        type: o.averageValue === undefined ? "Value" : "AverageValue",
        value: objectValue,
        averageValue: o.averageValue,
      }),
      metric: identifier(o, o.selector),
    },
    pods: pods && {
      metric: identifier(p, p.selector),
      target: { type: "AverageValue", averageValue: p.targetAverageValue },
    },
    resource: resource && { name: r.name, target: ofResource(r) },
    containerResource: containerResource && { name: c.name, target: ofResource(c), container: c.container },
    external: external && {
      metric: identifier(e, e.metricSelector),
      target: given({
        type: e.targetValue === undefined ? "AverageValue" : "Value",
        value: e.targetValue,
        averageValue: e.targetAverageValue,
      }),
    },
  }) as unknown as MetricSpec;
}

export function metricStatusToV1(metric: MetricStatus): Bag {
  const { type, object, pods, resource, containerResource, external } = metric;
  return given({
    type,
    object:
      object &&
      given({
        target: object.describedObject,
        metricName: object.metric.name,
        currentValue: object.current.value ?? "0",
        selector: object.metric.selector,
        averageValue: object.current.averageValue,
      }),
    pods:
      pods &&
      given({
        metricName: pods.metric.name,
        currentAverageValue: pods.current.averageValue ?? "0",
        selector: pods.metric.selector,
      }),
    resource:
      resource &&
      given({
        name: resource.name,
        currentAverageUtilization: resource.current.averageUtilization,
        currentAverageValue: resource.current.averageValue ?? "0",
      }),
    containerResource:
      containerResource &&
      given({
        name: containerResource.name,
        currentAverageUtilization: containerResource.current.averageUtilization,
        currentAverageValue: containerResource.current.averageValue ?? "0",
        container: containerResource.container,
      }),
    external:
      external &&
      given({
        metricName: external.metric.name,
        metricSelector: external.metric.selector,
        currentValue: external.current.value ?? "0",
        currentAverageValue: external.current.averageValue,
      }),
  });
}

export function metricStatusFromV1(metric: Bag): MetricStatus {
  const { type, object, pods, resource, containerResource, external } = metric;
  const [o, p, r, c, e] = [object, pods, resource, containerResource, external].map(bag) as [Bag, Bag, Bag, Bag, Bag];
  const identifier = (of: Bag, selector: unknown) => given({ name: of.metricName, selector });
  const ofResource = (of: Bag) =>
    given({ averageValue: of.currentAverageValue, averageUtilization: of.currentAverageUtilization });
  return given({
    type,
    object: object && {
      metric: identifier(o, o.selector),
      current: given({ value: o.currentValue, averageValue: o.averageValue }),
      describedObject: o.target,
    },
    pods: pods && { metric: identifier(p, p.selector), current: given({ averageValue: p.currentAverageValue }) },
    resource: resource && { name: r.name, current: ofResource(r) },
    containerResource: containerResource && { name: c.name, current: ofResource(c), container: c.container },
    external: external && {
      metric: identifier(e, e.metricSelector),
      current: given({ value: e.currentValue, averageValue: e.currentAverageValue }),
    },
  }) as unknown as MetricStatus;
}
