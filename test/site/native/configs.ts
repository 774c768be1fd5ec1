import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { NativeOptions } from '../site-protocol.ts';

/** Where the servers of one site keep their things; sockets have short names, as the system allows 107 characters. */
export interface NativePaths {
  readonly root: string;
  readonly wordpress: string;
  /** The host's files, where WordPress lies in a folder of it. */
  readonly host: string;
  readonly logs: string;
  /** Folder of run.php. */
  readonly php: string;
}

export const sockets = ({ root }: NativePaths) => ({
  database: join(root, 'db.sock'),
  shop: join(root, 'fpm.sock'),
  control: join(root, 'run.sock'),
  redis: join(root, 'redis.sock'),
});

export const DATABASE = 'wordpress';
const isRoot = process.getuid?.() === 0;

const SALTS = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT'];

/** wp-config.php of the site. */
export function wpConfig(
  paths: NativePaths,
  url: string,
  given: Readonly<Record<string, string | number | boolean>>,
  { redis }: NativeOptions,
): string {
  const salt = (name: string) =>
    createHash('sha256')
      .update(`${name}:${String(given['BOOMERANG_LOGIN_KEY'])}`)
      .digest('hex');
  const all: Record<string, string | number | boolean> = {
    DB_NAME: DATABASE,
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${sockets(paths).database}`,
    DB_SOCKET_OF_SITE: sockets(paths).database,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    WP_HOME: url,
    WP_SITEURL: url,
    WP_TEMP_DIR: join(paths.root, 'tmp'),
    ...Object.fromEntries([...SALTS, 'LOGGED_IN_SALT', 'NONCE_SALT'].map((name) => [name, salt(name)])),
    ...(redis ? { SITE_REDIS_SOCKET: sockets(paths).redis } : {}),
    ...given,
  };
  const defines = Object.entries(all).map(([name, value]) => `define( '${name}', ${phpValue(value)} );`);
  return [
    '<?php',
    ...defines,
    "$table_prefix = 'wp_';",
    "if ( ! defined( 'ABSPATH' ) ) {\n\tdefine( 'ABSPATH', __DIR__ . '/' );\n}",
    "require_once ABSPATH . 'wp-settings.php';\n",
  ].join('\n');
}

function phpValue(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Two pools: the shop's with a fixed number of workers, as small hosts have it, and one for the tests' own PHP, which no shopper keeps waiting. */
export function fpmConfig(paths: NativePaths, workers: number): string {
  const pool = (name: string, socket: string, size: string) => `
[${name}]
listen = ${socket}
${isRoot ? 'user = root\ngroup = root' : ''}
${size}
clear_env = no
catch_workers_output = yes
php_admin_value[memory_limit] = 256M
php_admin_value[max_execution_time] = 120
php_admin_value[upload_max_filesize] = 16M
php_admin_value[post_max_size] = 16M
php_admin_value[error_log] = ${join(paths.logs, 'php-errors.log')}
php_admin_flag[log_errors] = on
php_admin_flag[display_errors] = off
php_admin_value[opcache.revalidate_freq] = 0
php_admin_value[opcache.max_accelerated_files] = 16000
php_admin_value[session.save_path] = ${paths.root}
`;
  return `[global]
error_log = ${join(paths.logs, 'fpm.log')}
daemonize = no
${pool('shop', sockets(paths).shop, `pm = static\npm.max_children = ${workers}`)}
${pool('control', sockets(paths).control, 'pm = static\npm.max_children = 6')}`;
}

export interface Ports {
  readonly shop: number;
  readonly control: number;
  /** What the tests' own PHP is asked with. */
  readonly key: string;
}

/** nginx before both, on loopback only. */
export function nginxConfig(paths: NativePaths, ports: Ports, native: NativeOptions): string {
  const { stripsAuthorization, folder } = native;
  const below = folder ? `/${folder}` : '';
  const fastcgi = (socket: string, script: string) => `
      include ${join(paths.root, 'fastcgi_params')};
      fastcgi_param SCRIPT_FILENAME ${script};
      fastcgi_param SITE_WORDPRESS ${paths.wordpress};
      ${stripsAuthorization ? 'fastcgi_param HTTP_AUTHORIZATION "";' : ''}
      fastcgi_read_timeout 120s;
      fastcgi_pass unix:${socket};`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${join(paths.root, name)};`,
  );
  return `daemon off;
pid ${join(paths.root, 'nginx.pid')};
error_log ${join(paths.logs, 'nginx.log')};
worker_processes 1;
${isRoot ? 'user root;' : ''}
events { worker_connections 512; }
http {
  access_log off;
  include ${join(paths.root, 'mime.types')};
${temporary.join('\n')}
  client_max_body_size 16m;
  absolute_redirect off;
  server {
    listen 127.0.0.1:${ports.shop};
    root ${folder ? paths.host : paths.wordpress};
    index index.php;
    location ~ /\\.(?!well-known/) { return 403; }
    location ${below}/ { try_files $uri $uri/ ${below}/index.php?$args; }
    location ~ \\.php$ {
      try_files $uri =404;${fastcgi(sockets(paths).shop, '$document_root$fastcgi_script_name')}
    }
  }
  server {
    listen 127.0.0.1:${ports.control};
    if ($http_x_site_key != "${ports.key}") { return 403; }
    location / {${fastcgi(sockets(paths).control, join(paths.php, 'run.php'))}
    }
  }
}
`;
}

/** What nginx hands to PHP. */
export const FASTCGI_PARAMS = [
  ['QUERY_STRING', '$query_string'],
  ['REQUEST_METHOD', '$request_method'],
  ['CONTENT_TYPE', '$content_type'],
  ['CONTENT_LENGTH', '$content_length'],
  ['SCRIPT_NAME', '$fastcgi_script_name'],
  ['REQUEST_URI', '$request_uri'],
  ['DOCUMENT_URI', '$document_uri'],
  ['DOCUMENT_ROOT', '$document_root'],
  ['SERVER_PROTOCOL', '$server_protocol'],
  ['REQUEST_SCHEME', '$scheme'],
  ['GATEWAY_INTERFACE', 'CGI/1.1'],
  ['SERVER_SOFTWARE', 'nginx'],
  ['REMOTE_ADDR', '$remote_addr'],
  ['REMOTE_PORT', '$remote_port'],
  ['SERVER_ADDR', '$server_addr'],
  ['SERVER_PORT', '$server_port'],
  ['SERVER_NAME', '$host'],
  ['REDIRECT_STATUS', '200'],
]
  .map(([name, value]) => `fastcgi_param ${name} ${value};\n`)
  .join('');

export const MIME_TYPES = `types {
  text/html html htm;
  text/css css;
  text/javascript js mjs;
  application/json json map;
  image/svg+xml svg;
  image/png png;
  image/jpeg jpg jpeg;
  image/webp webp;
  font/woff2 woff2;
}
default_type application/octet-stream;
`;
