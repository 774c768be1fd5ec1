// Whoever started it is gone: nobody would end it.
process.stdin.on('end', () => process.exit(0)).resume();
await import('../../bridge/main.ts');

export {};
