/** What the parent tells the site's process, once, to start it. */
export interface BootOrder {
  dir: string;
  /** 0: any free port. */
  port: number;
  /** What home_url() is; null: where it listens. */
  url: string | null;
  workers: number;
  install: boolean;
  /** Plugin folders of the host by their name below wp-content/plugins. */
  plugins: Record<string, string>;
  constants: Record<string, string | number | boolean>;
  /** Only the native way heeds it. */
  native?: NativeOptions;
}

/** What a store's host may do to it. */
export interface NativeOptions {
  /** A persistent object cache in Redis, as hosts switch it on. */
  redis?: boolean;
  /** The web server keeps the header Authorization from PHP, as Apache with CGI does. */
  stripsAuthorization?: boolean;
  /** WordPress lies in this folder of its host, as in example.com/shop. */
  folder?: string;
}

export type ToSite =
  | { type: 'boot'; order: BootOrder }
  | { type: 'php'; id: string; body: string }
  /** Ends the database as a power cut does, or starts it again. */
  | { type: 'database'; id: string; act: 'kill' | 'start' }
  | { type: 'stop' };

export type FromSite =
  | { type: 'progress'; line: string }
  | { type: 'ready'; port: number }
  | { type: 'php'; id: string; text: string; errors: string }
  | { type: 'database'; id: string; error: string | null }
  | { type: 'failed'; reason: string };
