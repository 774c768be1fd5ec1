import { isOver, withoutPerson, withoutPhotos } from '../../domain/retention.ts';
import type { Return } from '../../domain/return.ts';
import { addDays, type Instant, instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';
import { eachReturn, type Looked } from './each-return.ts';
import type { Sweep, SweepProgress } from './sweep.ts';

const AT_ONCE = 50;

/** Photos, and then persons, are erased the days after the end of their return that the policy of today names. What is done is not found again. */
export const retentionSweep: Sweep = {
  name: 'retention',
  cron: '40 4 * * *',
  daily: true,
  async run(deps, { save }) {
    const { photoDays, personalDays } = (await deps.database.currentPolicy()).retention;
    const now = instant(deps.clock.now());
    // Nobody needs to look at what was never sent.
    const unsent = await forget(deps, save, now, UNSENT_PHOTOS);
    const photos = photoDays === null ? NOTHING : await forget(deps, save, addDays(now, -photoDays), PHOTOS);
    const persons =
      personalDays === null ? NOTHING : await forget(deps, save, addDays(now, -personalDays), personsAt(now));
    const orders =
      personalDays === null ? 0 : await deps.database.eraseOrders({ placedBefore: addDays(now, -personalDays) });
    return {
      photos: unsent.changed + photos.changed,
      erased: persons.changed,
      orders,
      failed: unsent.failed + photos.failed + persons.failed,
    };
  },
};

const NOTHING: Looked = { looked: 0, changed: 0, failed: 0 };

interface Forgetting {
  readonly withPhotos: boolean;
  readonly cancelled?: true;
  /** False: it was changed meanwhile, and has its turn another day. */
  forget(database: Deps['database'], entry: Return): Promise<boolean>;
}

const PHOTOS: Forgetting = {
  withPhotos: true,
  forget: (database, entry) => database.dropPhotos(withoutPhotos(entry)),
};

const UNSENT_PHOTOS: Forgetting = { ...PHOTOS, cancelled: true };

function personsAt(now: Instant): Forgetting {
  return {
    withPhotos: false,
    forget: async (database, entry) => isOver(entry) && (await database.erasePerson(withoutPerson(entry), now)),
  };
}

function forget(
  deps: Deps,
  save: SweepProgress['save'],
  quietSince: Instant,
  { forget: erase, ...which }: Forgetting,
): Promise<Looked> {
  let after: string | null = null;
  return eachReturn(
    deps,
    () => deps.database.returnsToForget({ quietSince, after, limit: AT_ONCE, ...which }),
    (entry) => {
      after = entry.number;
      return erase(deps.database, entry);
    },
    () => save(null, {}),
  );
}
