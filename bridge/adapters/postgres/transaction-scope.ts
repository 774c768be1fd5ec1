import { AsyncLocalStorage } from 'node:async_hooks';

const scope = new AsyncLocalStorage<true>();

/** Runs a transaction's work so that `outsideTransactions` knows whoever is called from it. */
export function inTransaction<T>(work: () => Promise<T>): Promise<T> {
  return scope.run(true, work);
}

/**
 * The same port; called from a transaction's work it throws InsideTransaction. A second connection asked for there could be one that only the end of this
 * transaction frees: as many such transactions at once as there are connections, and all wait for ever. A peer that is called there keeps the locks for
 * as long as it takes.
 */
export function outsideTransactions<Port extends object>(port: Port, name: string): Port {
  return new Proxy(port, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function' || typeof key !== 'string') return value;
      return (...given: unknown[]) => {
        if (scope.getStore()) throw new InsideTransaction(`${name}.${key} was called inside a transaction`);
        return value.apply(target, given) as unknown;
      };
    },
  });
}

export class InsideTransaction extends Error {
  override readonly name = 'InsideTransaction';
}
