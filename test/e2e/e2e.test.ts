import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { startE2e, type E2e } from './support/e2e.ts';
import { creditAndKeepSuite } from './suites/credit-and-keep-suite.ts';
import { editorSuite } from './suites/editor-suite.ts';
import { exchangeSuite } from './suites/exchange-suite.ts';
import { formSuite } from './suites/form-suite.ts';
import { frenchSuite } from './suites/french-suite.ts';
import { journeySuite } from './suites/journey-suite.ts';
import { linkedSuite } from './suites/linked-suite.ts';
import { loadSuite } from './suites/load-suite.ts';
import { outageSuite } from './suites/outage-suite.ts';
import { ownerSuite } from './suites/owner-suite.ts';
import { pathsSuite } from './suites/paths-suite.ts';
import { rightsSuite } from './suites/rights-suite.ts';
import { screensSuite } from './suites/screens-suite.ts';
import { secondThoughtsSuite } from './suites/second-thoughts-suite.ts';
import { settingsSuite } from './suites/settings-suite.ts';
import { slowSuite } from './suites/slow-suite.ts';
import { unpaidSuite } from './suites/unpaid-suite.ts';
import { withdrawalSuite } from './suites/withdrawal-suite.ts';

// One stack for all suites: its first start takes a minute.
let running: E2e;
const e2e = () => running;
vi.setConfig({ testTimeout: 120_000 });
beforeAll(async () => {
  running = await startE2e();
}, 300_000);
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await running.picturePages(task.name);
  expect(running.faults.take()).toEqual([]);
});
afterAll(() => running?.stop(), 60_000);

// First, while the sample store is as it was made.
screensSuite(e2e);
journeySuite(e2e);
creditAndKeepSuite(e2e);
exchangeSuite(e2e);
withdrawalSuite(e2e);
unpaidSuite(e2e);
secondThoughtsSuite(e2e);
linkedSuite(e2e);
pathsSuite(e2e);
ownerSuite(e2e);
settingsSuite(e2e);
formSuite(e2e);
slowSuite(e2e);
outageSuite(e2e);
loadSuite(e2e);
editorSuite(e2e);
rightsSuite(e2e);
frenchSuite(e2e);
