import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sitePaths } from '../site-files.ts';
import type { BootOrder } from '../site-protocol.ts';
import { freePort } from '../stack/free-port.ts';
import { runProgram, startServer, type ChildServer } from './child-server.ts';
import {
  FASTCGI_PARAMS,
  MIME_TYPES,
  fpmConfig,
  nginxConfig,
  sockets,
  wpConfig,
  type NativePaths,
  type Ports,
} from './configs.ts';
import { nativeServers, type NativeServers } from './native-servers.ts';

const PHP_FOLDER = fileURLToPath(new URL('../php', import.meta.url));
const OBJECT_CACHE = fileURLToPath(new URL('./object-cache.php', import.meta.url));
const isRoot = process.getuid?.() === 0;

/** A WordPress behind nginx and php-fpm on MariaDB, all in the site's folder. */
export class NativeSite {
  readonly #order: BootOrder;
  readonly #servers: NativeServers;
  readonly #paths: NativePaths;
  readonly #running: ChildServer[] = [];
  #database: ChildServer | null = null;
  #ports: Ports = { shop: 0, control: 0, key: randomBytes(24).toString('hex') };

  constructor(order: BootOrder) {
    const servers = nativeServers();
    if (!servers) throw new Error('php-fpm, nginx or MariaDB is not installed on this machine');
    this.#order = order;
    this.#servers = servers;
    const { wordpress, logs } = sitePaths(order.dir);
    const root = join(order.dir, 'native');
    this.#paths = { root, wordpress, host: join(root, 'host'), logs, php: PHP_FOLDER };
  }

  /** Answers with the shop's port. */
  async start(): Promise<number> {
    const { root } = this.#paths;
    await mkdir(join(root, 'tmp'), { recursive: true });
    this.#ports = { ...this.#ports, shop: await freePort(this.#order.port), control: await freePort() };
    await this.#layOut();
    const isNew = !existsSync(join(root, 'mysql'));
    if (isNew) await this.#makeDatabase();
    await this.startDatabase();
    const { redis } = sockets(this.#paths);
    if (this.#order.native?.redis) await this.#startRedis(redis);
    this.#running.push(
      await startServer(
        this.#servers.fpm,
        ['-F', '-y', join(root, 'fpm.conf'), ...(isRoot ? ['-R'] : [])],
        accepts(sockets(this.#paths).shop),
      ),
      await startServer(this.#servers.nginx, ['-c', join(root, 'nginx.conf')], accepts(this.#ports.shop)),
    );
    if (this.#order.install) await this.#install();
    return this.#ports.shop;
  }

  async startDatabase(): Promise<void> {
    const socket = sockets(this.#paths).database;
    await rm(socket, { force: true });
    this.#database = await startServer(
      this.#servers.mariadbd,
      [
        '--no-defaults',
        `--datadir=${join(this.#paths.root, 'mysql')}`,
        `--socket=${socket}`,
        `--pid-file=${join(this.#paths.root, 'mysql.pid')}`,
        `--tmpdir=${this.#paths.root}`,
        '--skip-networking',
        '--innodb-buffer-pool-size=64M',
        ...(isRoot ? ['--user=root'] : []),
      ],
      accepts(socket),
    );
  }

  /** As a power cut does. */
  async killDatabase(): Promise<void> {
    await this.#database?.stop('SIGKILL');
  }

  /** Runs run.php with the body that Site.wp() makes. */
  async runPhp(body: string): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${this.#ports.control}/`, {
      method: 'POST',
      headers: { 'x-site-key': this.#ports.key, 'content-type': 'application/json' },
      body,
    });
    return answer.text();
  }

  async stop(): Promise<void> {
    for (const server of this.#running.splice(0).reverse()) await server.stop('SIGTERM');
    await this.#database?.stop();
  }

  async #layOut(): Promise<void> {
    const { root, wordpress } = this.#paths;
    const { native = {}, workers, plugins, constants, url } = this.#order;
    const address = url ?? `http://127.0.0.1:${this.#ports.shop}`;
    await Promise.all([
      writeFile(join(wordpress, 'wp-config.php'), wpConfig(this.#paths, address, constants, native)),
      writeFile(join(root, 'fpm.conf'), fpmConfig(this.#paths, workers)),
      writeFile(join(root, 'nginx.conf'), nginxConfig(this.#paths, this.#ports, native)),
      writeFile(join(root, 'fastcgi_params'), FASTCGI_PARAMS),
      writeFile(join(root, 'mime.types'), MIME_TYPES),
    ]);
    if (native.folder) {
      await mkdir(this.#paths.host, { recursive: true });
      await rm(join(this.#paths.host, native.folder), { force: true });
      await symlink(wordpress, join(this.#paths.host, native.folder));
    }
    for (const [name, folder] of Object.entries(plugins)) {
      const link = join(wordpress, 'wp-content/plugins', name);
      await rm(link, { recursive: true, force: true });
      await symlink(folder, link);
    }
    const cache = join(wordpress, 'wp-content/object-cache.php');
    await rm(cache, { force: true });
    if (native.redis) await cp(OBJECT_CACHE, cache);
  }

  async #makeDatabase(): Promise<void> {
    await runProgram(this.#servers.installDatabase, [
      '--no-defaults',
      `--datadir=${join(this.#paths.root, 'mysql')}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...(isRoot ? ['--user=root'] : []),
    ]);
  }

  async #startRedis(socket: string): Promise<void> {
    if (this.#servers.redis === null) throw new Error('Redis is not installed on this machine');
    const args = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', this.#paths.root];
    this.#running.push(await startServer(this.#servers.redis, args, accepts(socket)));
  }

  async #install(): Promise<void> {
    await runProgram('php', [join(PHP_FOLDER, 'install.php'), this.#paths.wordpress, sockets(this.#paths).database]);
  }
}

/** Whether somebody listens on a socket or a port of loopback. */
const accepts = (at: string | number) => (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = typeof at === 'string' ? connect(at) : connect(at, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
