/**
 * The SDK's camel-case objects as they were on the wire, so that one reader serves answers that the SDK accepts and those that it throws.
 */
export function snakeCased(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(snakeCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeCased(entry),
    ]),
  );
}
