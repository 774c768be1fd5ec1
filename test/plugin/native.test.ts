import { afterAll, beforeAll, describe } from 'vitest';
import { nativeServers } from '../site/native/native-servers.ts';
import { guardedSite } from './support/guarded-site.ts';
import { startPluginSite, type PluginSite } from './support/plugin-site.ts';
import { databaseDeathSuite } from './suites/database-death-suite.ts';
import { guardSuite } from './suites/guard-suite.ts';
import { guardedRoutesSuite } from './suites/guarded-routes-suite.ts';
import { keptSuite } from './suites/kept-suite.ts';
import { privacySuite } from './suites/privacy-suite.ts';
import { pruningSuite } from './suites/pruning-suite.ts';
import { refundLimitSuite } from './suites/refund-limit-suite.ts';
import { restockSuite } from './suites/restock-suite.ts';

const title = nativeServers()
  ? 'On php-fpm, nginx and MariaDB, as stores run'
  : 'php-fpm, nginx or MariaDB is not installed here: no store’s own servers are asked';

// What depends on a database that many write to at once; the rest is the same on the WordPress of plugin.test.ts.
describe.skipIf(!nativeServers())(title, () => {
  let running: PluginSite;
  beforeAll(async () => {
    running = await startPluginSite({});
  });
  afterAll(() => running?.stop());

  guardSuite('WordPress with the plugin', guardedSite(() => running));
  guardedRoutesSuite(() => running);
  restockSuite(() => running);
  refundLimitSuite(() => running);
  keptSuite(() => running);
  pruningSuite(() => running);
  privacySuite(() => running);
  databaseDeathSuite(() => running);
});
