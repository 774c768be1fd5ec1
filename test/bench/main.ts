const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  returns: async () => (await import('./returns.ts')).benchReturns(),
  loop: async () => (await import('./loop.ts')).benchLoop(),
};

const [asked = 'returns'] = process.argv.slice(2);
const bench = BENCHES[asked];
if (bench === undefined) throw new Error(`There is no benchmark ${asked}: ${Object.keys(BENCHES).join(', ')}`);
await bench();

export {};
