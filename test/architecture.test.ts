import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

interface Import {
  readonly file: string;
  /** As written. */
  readonly name: string;
  /** From the project's root; null for a package. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules'));
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const add = (name: string, typeOnly: boolean): void => {
    const target = name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)) : null;
    found.push({ file, name, target, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.importClause?.isTypeOnly ?? false);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) add(argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `bridge/http`, `bridge/adapters/shippo`, `bridge` for files at its top, `blocks/admin`… */
function areaOf(file: string): string {
  const folders = dirname(file).split('/');
  return folders.slice(0, folders[1] === 'adapters' ? 3 : 2).join('/');
}

const bridge = sourcesIn('bridge').flatMap(importsOf);
const blocks = sourcesIn('blocks').flatMap(importsOf);
const told = (list: readonly Import[]): string[] => list.map((one) => `${one.file} imports ${one.name}`);

/** Layer → what it may import besides itself; `types:` marks what it may know by type only. */
const BRIDGE_LAYERS: Record<string, readonly string[]> = {
  'bridge/domain': [],
  'bridge/contract': ['bridge/domain', 'zod'],
  'bridge/ports': ['bridge/domain'],
  'bridge/usecases': ['bridge/domain', 'bridge/ports', 'types:bridge/contract', 'types:zod'],
  'bridge/http': [
    'bridge/usecases',
    'bridge/contract',
    'bridge/domain',
    'bridge/ports',
    'zod',
    'express',
    'types:pino',
  ],
  'bridge/jobs': ['bridge/usecases', 'bridge/contract', 'bridge/domain', 'bridge/ports'],
};

function mayImport(allowed: readonly string[], { name, target, typeOnly }: Import): boolean {
  const wanted = target === null ? name : areaOf(target);
  return allowed.includes(wanted) || (typeOnly && allowed.includes(`types:${wanted}`));
}

describe('dependencies of the bridge point one way', () => {
  it.each(Object.entries(BRIDGE_LAYERS))('%s knows only what is listed for it', (layer, allowed) => {
    const strangers = bridge
      .filter(({ file }) => areaOf(file) === layer)
      .filter((one) => one.target === null || areaOf(one.target) !== layer)
      .filter((one) => !(layer === 'bridge/http' && one.name.startsWith('node:')))
      .filter((one) => !mayImport(allowed, one));
    expect(told(strangers)).toEqual([]);
  });

  it('an adapter knows ports, domain, its own folder and what all of them share of the network; the signer shares one file of the contract', () => {
    const strangers = bridge
      .filter(({ file, target }) => file.startsWith('bridge/adapters/') && target !== null)
      .filter(({ file, target }) => areaOf(target ?? '') !== areaOf(file))
      .filter((one) => !mayImport(['bridge/ports', 'bridge/domain', 'bridge/adapters/network'], one))
      .filter(({ file, target }) => !(file.endsWith('wordpress/sign.ts') && target === 'bridge/contract/signature.ts'));
    expect(told(strangers)).toEqual([]);
  });

  it('nothing of the bridge knows blocks or tests', () => {
    expect(told(bridge.filter(({ target }) => target !== null && /^(blocks|test)\//.test(target)))).toEqual([]);
  });
});

describe('the storefront stays light', () => {
  const LIGHT = ['react', 'react-dom', 'react-dom/client', '@wordpress/element', '@wordpress/i18n'];

  it('what a store page loads is plain React, CSS and translations', () => {
    const loaded = new Set<string>();
    const packages = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file) || !/\.tsx?$/.test(file)) return;
      loaded.add(file);
      for (const { name, target, typeOnly } of importsOf(file)) {
        if (typeOnly) continue;
        if (target === null) packages.add(name);
        else load(target);
      }
    };
    load('blocks/return-form/view.tsx');
    expect(loaded.size).toBeGreaterThan(5);
    expect([...packages].filter((name) => !LIGHT.includes(name))).toEqual([]);
    expect([...loaded].filter((file) => !/^blocks\/(return-form|api)\//.test(file))).toEqual([]);
  });

  it('blocks know contract and domain of the bridge, nothing else of it', () => {
    const strangers = blocks.filter(
      ({ target }) => target !== null && !/^(blocks|bridge\/(contract|domain))\//.test(target),
    );
    expect(told(strangers)).toEqual([]);
  });
});

describe('files', () => {
  const files = [...sourcesIn('bridge'), ...sourcesIn('blocks'), ...sourcesIn('test')];

  it('have kebab-case names', () => {
    expect(files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(basename(file)))).toEqual([]);
  });

  it('of bridge and blocks have at most 220 lines', () => {
    const lines = (file: string): number => readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1;
    expect(files.filter((file) => !file.startsWith('test/') && lines(file) > 220)).toEqual([]);
  });
});
