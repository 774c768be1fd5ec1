/** What adapters need of a logger; pino's fits. Details never hold keys, passwords or addresses. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
