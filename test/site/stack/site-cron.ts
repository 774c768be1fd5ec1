const EACH_MS = 60_000;

/** What a host's crontab does for WordPress: its own clock goes by visits, of which there are none here. */
export function startSiteCron(siteUrl: string): { run(): Promise<void>; stop(): Promise<void> } {
  const run = () =>
    fetch(`${siteUrl}/wp-cron.php`, { signal: AbortSignal.timeout(EACH_MS) }).then(
      (answer) => void answer.body?.cancel(),
      () => undefined,
    );
  const timer = setInterval(() => void run(), EACH_MS);
  timer.unref();
  return {
    run,
    async stop() {
      clearInterval(timer);
    },
  };
}
