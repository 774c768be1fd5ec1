/** More than any page of notices has. */
const MOST_TRIES = 200;

/**
 * The JSON object that a text is, or that it ends with: PHP on badly set up hosts prints its notices before the answer. undefined: there is none. */
export function jsonIn(text: string): unknown {
  const whole = parsed(text);
  if (whole !== undefined) return whole;
  for (
    let at = text.indexOf('{'), tries = 0;
    at >= 0 && tries < MOST_TRIES;
    at = text.indexOf('{', at + 1), tries += 1
  ) {
    const rest = parsed(text.slice(at));
    if (rest !== undefined) return rest;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
