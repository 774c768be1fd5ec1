import { pino, type DestinationStream, type Logger } from 'pino';
import { scrubbed, scrubbedText } from './scrub.ts';

/** What is written of an error: pino's own serializer copies every property, and HTTP clients keep keys and bodies in theirs. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  // Its first lines are the message again, which may be long.
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
  return { type: error.name, message: error.message, ...code, stack, ...cause };
}

/** JSON lines on standard output. Time in ISO 8601. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    // pino's own one would come after ours.
    serializers: { err: (described: unknown) => described },
    formatters: {
      // Errors go through here before serializers see them.
      log: (details: Record<string, unknown>) =>
        scrubbed(details['err'] === undefined ? details : { ...details, err: describeError(details['err']) }) as Record<
          string,
          unknown
        >,
    },
    hooks: {
      logMethod(
        this: Logger,
        given: Parameters<Logger['info']>,
        method: (...args: Parameters<Logger['info']>) => void,
      ) {
        const args = (given as unknown[]).map((one) => (typeof one === 'string' ? scrubbedText(one) : one));
        method.apply(this, args as Parameters<Logger['info']>);
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
