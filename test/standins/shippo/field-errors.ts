import type { z } from 'zod';

/** As Shippo says it: `{"parcels": ["This field is required."]}`. */
export function fieldErrors(error: z.ZodError): Record<string, string[]> {
  return Object.fromEntries(error.issues.map((issue) => [String(issue.path[0] ?? '__all__'), [issue.message]]));
}
