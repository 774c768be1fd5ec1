import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { CatalogueResponse, PolicyRulesView } from '../../../bridge/contract/policy.ts';
import { searchCatalogue } from '../../api/staff-client.ts';

export type Kind = 'category' | 'tag' | 'product';
export type Item = CatalogueResponse['items'][number];

/** Names of categories, tags and products by `<kind> <id>`. */
export type Known = ReadonlyMap<string, string>;

export interface Names {
  readonly known: Known;
  learn(kind: Kind, items: readonly Item[]): void;
  /** Asks for the names of what these policies name. */
  want(rules: PolicyRulesView): void;
}

/** ms between tries while WooCommerce does not answer; ids stand for the names as long. */
const PAUSES = [0, 1500, 5000];
/** As many ids as one request may name. */
const BATCH = 100;

export const NamesContext = createContext<Names>({ known: new Map(), learn: () => undefined, want: () => undefined });

export function useNames(): Names {
  return useContext(NamesContext);
}

/** Names are asked for once, all of a kind together. */
export function useNameBook(): Names {
  const [known, setKnown] = useState<Known>(new Map());
  const asked = useRef(new Set<string>());
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  return useMemo(() => {
    function learn(kind: Kind, items: readonly Item[]) {
      if (!alive.current) return;
      setKnown((before) => new Map([...before, ...items.map(({ id, name }) => [`${kind} ${id}`, name] as const)]));
    }
    function want(rules: PolicyRulesView) {
      for (const [kind, ids] of Object.entries(idsOf(rules)) as [Kind, number[]][]) {
        const missing = [...new Set(ids)].filter((id) => !asked.current.has(`${kind} ${id}`));
        for (const id of missing) asked.current.add(`${kind} ${id}`);
        for (let at = 0; at < missing.length; at += BATCH) void ask(kind, missing.slice(at, at + BATCH));
      }
    }
    async function ask(kind: Kind, ids: readonly number[]) {
      for (const pause of PAUSES) {
        await new Promise((resolve) => setTimeout(resolve, pause));
        if (!alive.current) return;
        try {
          const { items } = await searchCatalogue({ kind, ids: ids.join(',') });
          return learn(kind, items);
        } catch {
          // Ids are shown as long; the next pause is longer.
        }
      }
    }
    return { known, learn, want };
  }, [known]);
}

function idsOf({ window, never, withdrawal }: PolicyRulesView): Record<Kind, number[]> {
  const matches = window.rules.map((rule) => rule.match);
  return {
    category: [...matches.flatMap((match) => match.categories), ...never.categories, ...withdrawal.exceptCategories],
    tag: [...matches.flatMap((match) => match.tags), ...never.tags],
    product: [...matches.flatMap((match) => match.products), ...never.products, ...withdrawal.exceptProducts],
  };
}
