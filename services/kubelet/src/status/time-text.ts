/** RFC 3339 in whole seconds, as the API keeps times. */
export const timeText = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
