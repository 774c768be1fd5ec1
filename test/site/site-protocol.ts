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
}

export type ToSite = { type: 'boot'; order: BootOrder } | { type: 'php'; id: string; body: string } | { type: 'stop' };

export type FromSite =
  | { type: 'progress'; line: string }
  | { type: 'ready'; port: number }
  | { type: 'php'; id: string; text: string; errors: string }
  | { type: 'failed'; reason: string };
