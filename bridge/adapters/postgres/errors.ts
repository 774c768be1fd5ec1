import pg from 'pg';

/** Whether this is the violation of that unique index or constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === constraint;
}

const DEADLOCK = '40P01';
const SERIALIZATION = '40001';

/** PostgreSQL ended this transaction in favour of another: the same work may go through now. */
export function mayGoThroughNow(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === DEADLOCK || error.code === SERIALIZATION);
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** PostgreSQL answers an id that is no UUID with an error instead of with no row. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}
