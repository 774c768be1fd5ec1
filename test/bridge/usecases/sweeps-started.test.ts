import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startWorld, type World } from '../../support/world.ts';
import { begin } from './steps.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await begin(world);
});
afterAll(() => world.close());

it('A bridge that starts makes up by itself for what no bridge has done: daily sweeps, each once', async () => {
  await world.start();
  const { database } = world.deps;
  const daily = ['reconcile', 'reminders', 'retention'];
  await vi.waitFor(
    async () => {
      const runs = await database.newestSweeps();
      const done = runs.filter(({ name, finishedAt }) => daily.includes(name) && finishedAt !== null);
      expect(done.map(({ name, attempt }) => `${name} ${attempt}`)).toEqual(daily.map((name) => `${name} 1`));
    },
    { timeout: 25_000, interval: 200 },
  );
  expect((await database.finishedSweep('reconcile'))?.result).toMatchObject({ labels: 1, found: 0 });
});
