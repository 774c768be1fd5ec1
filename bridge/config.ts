import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { BUDGETS } from './domain/budgets.ts';

export interface Config {
  /** Home URL of the paired site, without trailing slash: both sides sign it. */
  readonly wordpressUrl: string;
  readonly woocommerce: { readonly key: string; readonly secret: string };
  /** The current secret, and the previous one while both sides change theirs. */
  readonly secrets: readonly string[];
  /** null: the bridge starts its own PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Connections of this bridge to the database, at most. */
  readonly databaseConnections: number;
  /** Keeps several stores apart in one database; each has a bridge of its own. */
  readonly storeId: string;
  /** The address that the store's database knows it by, when the site has moved to another; null: it has not. */
  readonly wordpressUrlBefore: string | null;
  /** Absolute. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** 32 bytes that seal secrets in the database; null: a key file in `dataDir`. */
  readonly key: Buffer | null;
  /** null: Shippo's own address. */
  readonly shippoUrl: string | null;
  /** Shippo's webhook secret, issued by its support; null: the token in the webhook's address must do. */
  readonly shippoWebhookSecret: string | null;
  /** Hosts of the owner's own network that news may be sent to, in small letters; IPv6 without brackets. */
  readonly webhookPrivateHosts: readonly string[];
  /** Calls that may make WordPress wait for itself at once. */
  readonly lookupSlots: number;
  /** E-mails to one shopper in 24 hours; more wait for a person. Receipts of withdrawals are not counted. */
  readonly shopperEmailsADay: number;
  /** E-mails to the owner about one order or customer in an hour; more come in one digest. */
  readonly ownerEmailsAnHour: number;
  /** Returns that one customer, and one network, may ask for in 24 hours; more are refused with a way to a person. */
  readonly customerReturnsADay: number;
  readonly networkReturnsADay: number;
  /** Calls that may wait for such a slot. */
  readonly lookupQueue: number;
  readonly logLevel: LogLevel;
  /** Opens /metrics to whoever sends it; null: only to programs on this machine. */
  readonly metricsToken: string | null;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All that is wrong with the settings, a sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}

const MIN_SECRET_BYTES = 32;
const PRINT_SECRET = '`npm run secret` prints one';

const required = (what: string) =>
  z
    .string({ error: `is missing: ${what}.` })
    .trim()
    .min(1, { error: `is missing: ${what}.`, abort: true });
const secret = (text: z.ZodString) =>
  text.refine((value) => Buffer.byteLength(value) >= MIN_SECRET_BYTES, {
    error: `is too short: it needs at least ${MIN_SECRET_BYTES} bytes (${PRINT_SECRET}).`,
  });
const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'is not a number.' })
    .int({ error: 'is not a whole number.' })
    .min(least, { error: `must be at least ${least}.` })
    .max(most, { error: `must be at most ${most}.` });

const environment = z.object({
  WORDPRESS_URL: required('the home URL of the WordPress site, e.g. https://shop.example').transform(homeUrl),
  WORDPRESS_URL_BEFORE: z.string().trim().transform(homeUrl).optional(),
  WC_KEY: required('the consumer key of a WooCommerce REST API key with read and write access'),
  WC_SECRET: required('the consumer secret of that WooCommerce REST API key'),
  BOOMERANG_SECRET: secret(required(`the secret that site and bridge share (${PRINT_SECRET})`)),
  BOOMERANG_SECRET_PREVIOUS: secret(z.string().trim()).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'must begin with postgres:// or postgresql://.' })
    .optional(),
  DATABASE_CONNECTIONS: wholeNumber(4, 200).default(10),
  DATA_DIR: z.string().default('./data'),
  STORE_ID: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, {
      error: 'may have small letters, digits, - and _, 40 at most, and begins with a letter or a digit.',
    })
    .default('main'),
  HOST: z.string().default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(8787),
  BOOMERANG_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64url').length === 32, {
      error: `must be 32 bytes as base64url (${PRINT_SECRET}).`,
    })
    .optional(),
  SHIPPO_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address.' }).optional(),
  SHIPPO_WEBHOOK_SECRET: z.string().trim().optional(),
  WEBHOOK_PRIVATE_HOSTS: z.string().default('').transform(hostNames),
  LOOKUP_SLOTS: wholeNumber(1, 100).default(1),
  SHOPPER_EMAILS_PER_DAY: wholeNumber(1, 10_000).default(BUDGETS.emails.most),
  OWNER_EMAILS_PER_HOUR: wholeNumber(1, 10_000).default(BUDGETS.owner_emails.most),
  CUSTOMER_RETURNS_PER_DAY: wholeNumber(1, 10_000).default(BUDGETS.returns_of_customer.most),
  NETWORK_RETURNS_PER_DAY: wholeNumber(1, 100_000).default(BUDGETS.returns_of_network.most),
  LOOKUP_QUEUE: wholeNumber(0, 100).default(0),
  METRICS_TOKEN: z
    .string()
    .trim()
    .min(16, { error: `is too short: it needs at least 16 characters (${PRINT_SECRET}).` })
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}.` }).default('info'),
});

/** Reads the environment; throws one ConfigError that names everything that is missing or wrong. An empty variable counts as not set. */
export function readConfig(env: Environment): Config {
  const values = parse(environment, env);
  const secrets = [values.BOOMERANG_SECRET, values.BOOMERANG_SECRET_PREVIOUS].filter((one) => one !== undefined);
  return {
    wordpressUrl: values.WORDPRESS_URL,
    woocommerce: { key: values.WC_KEY, secret: values.WC_SECRET },
    secrets,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseConnections: values.DATABASE_CONNECTIONS,
    storeId: values.STORE_ID,
    wordpressUrlBefore: values.WORDPRESS_URL_BEFORE ?? null,
    dataDir: resolve(values.DATA_DIR),
    host: values.HOST,
    port: values.PORT,
    key: values.BOOMERANG_KEY === undefined ? null : Buffer.from(values.BOOMERANG_KEY, 'base64url'),
    shippoUrl: values.SHIPPO_URL ?? null,
    shippoWebhookSecret: values.SHIPPO_WEBHOOK_SECRET ?? null,
    webhookPrivateHosts: values.WEBHOOK_PRIVATE_HOSTS,
    lookupSlots: values.LOOKUP_SLOTS,
    shopperEmailsADay: values.SHOPPER_EMAILS_PER_DAY,
    ownerEmailsAnHour: values.OWNER_EMAILS_PER_HOUR,
    customerReturnsADay: values.CUSTOMER_RETURNS_PER_DAY,
    networkReturnsADay: values.NETWORK_RETURNS_PER_DAY,
    lookupQueue: values.LOOKUP_QUEUE,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN ?? null,
  };
}

/** Where the database is: what a tool beside the bridge needs of the settings. */
export function readDatabaseConfig(env: Environment): Pick<Config, 'databaseUrl' | 'dataDir'> {
  const values = parse(environment.pick({ DATABASE_URL: true, DATA_DIR: true }), env);
  return { databaseUrl: values.DATABASE_URL ?? null, dataDir: resolve(values.DATA_DIR) };
}

type Environment = Readonly<Record<string, string | undefined>>;

function parse<Values>(schema: z.ZodType<Values>, env: Environment): Values {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  return parsed.data;
}

function hostNames(text: string, context: z.RefinementCtx): readonly string[] {
  const hosts = text.split(',').flatMap(
    (one) =>
      one
        .trim()
        .toLowerCase()
        .replace(/^\[|\]$/g, '') || [],
  );
  const isHost = (host: string) => isIP(host) !== 0 || /^[a-z\d._-]+$/.test(host);
  if (hosts.every(isHost)) return hosts;
  context.addIssue({
    code: 'custom',
    message: 'must be names of hosts with a comma between them, without https:// and port.',
  });
  return z.NEVER;
}

function homeUrl(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    context.addIssue({ code: 'custom', message: 'must be a plain http or https address, e.g. https://shop.example.' });
    return z.NEVER;
  }
  // As typed: the site compares it with its own spelling.
  return text.replace(/(?<!\/)\/+$/, '');
}
