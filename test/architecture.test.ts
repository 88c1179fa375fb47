import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url).pathname;
const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));

interface Import {
  readonly from: string;
  readonly of: string;
  readonly isTypeOnly: boolean;
}

function imports(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^;'"]*?from '([^']+)'/gms)].map(([, type, from = '']) => ({
    from: from.startsWith('.') ? normalize(join(dirname(file), from)) : from,
    of: file,
    isTypeOnly: Boolean(type),
  }));
}

describe('domain/', () => {
  const all = files('domain').flatMap(imports);

  it('reaches no network, file, clock or AWS: it imports itself and three pure libraries', () => {
    const pure = ['zod', 'zod/mini', 'fast-xml-parser', 'rfc6902'];
    const outside = all.filter(({ from }) => !from.startsWith('domain/') && !pure.includes(from));
    expect(outside).toEqual([]);
  });

  it('asks no clock and no chance', () => {
    for (const file of files('domain')) {
      const text = readFileSync(join(ROOT, file), 'utf8');
      expect(text, file).not.toMatch(/Date\.now|new Date\(\)|Math\.random|performance\.|process\.|setTimeout|fetch\(/);
    }
  });

  it('is imported in one direction', () => {
    /** bytes → segments → claim → line facts → outcomes → score → response; types may be named anywhere. */
    const order = [
      'domain/x12',
      'domain/json',
      'domain/claim',
      'domain/rules',
      'domain/score',
      'domain/corrections',
      'domain/response',
    ];
    const rank = (path: string) => order.findIndex((folder) => path.startsWith(`${folder}/`));
    const backwards = all.filter(({ from, of, isTypeOnly }) => {
      const [later, earlier] = [rank(from), rank(of)];
      // The readers are the start of the line; they build claims, so they know the claim's own helpers.
      if (earlier <= 1 && from.startsWith('domain/claim/')) return false;
      return !isTypeOnly && later > earlier && earlier >= 0;
    });
    expect(backwards).toEqual([]);
  });

  it('has no cycle', () => {
    const graph = new Map(
      files('domain').map((file) => [
        file,
        imports(file)
          .filter((i) => !i.isTypeOnly)
          .map((i) => i.from),
      ]),
    );
    /** Files from which no path leads back to them. There are millions of paths; each file needs one visit. */
    const cleared = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (cleared.has(file)) return;
      expect(path, `cycle: ${[...path, file].join(' → ')}`).not.toContain(file);
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      cleared.add(file);
    };
    for (const file of graph.keys()) visit(file, []);
  });
});

describe('functions/ and infra/', () => {
  it('keep to their layer: functions know no infrastructure', () => {
    expect(
      files('functions')
        .flatMap(imports)
        .filter(({ from }) => from.startsWith('infra/') || from.startsWith('aws-cdk')),
    ).toEqual([]);
  });

  it('keep the importers and their libraries to the command line, out of the Lambda bundles', () => {
    const all = [...files('domain'), ...files('functions'), ...files('infra')].flatMap(imports);
    const isImporter = ({ of }: Import) => /^(?:domain\/imports|functions\/cli\/rules)\//.test(of);
    const uses = ({ from }: Import) =>
      from.startsWith('domain/imports/') || ['csv-parse', 'sax', 'yauzl'].includes(from);
    expect(all.filter((one) => uses(one) && !isImporter(one))).toEqual([]);
  });

  it('have thin handlers', () => {
    for (const file of files('functions').filter((name) => name.endsWith('/handler.ts'))) {
      expect(readFileSync(join(ROOT, file), 'utf8').split('\n').length, file).toBeLessThan(60);
    }
  });
});

describe('the repository', () => {
  it('runs on the Node that came with npm ci', () => {
    expect(process.version).toMatch(/^v24\./);
  });

  it('keeps download addresses out of the lock file', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
    expect(lock).not.toContain('"resolved"');
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('pins every version exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    for (const version of Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('has only the agreed top level', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
    const top = new Set(tracked.map((path) => path.split('/')[0] ?? '').filter((name) => !name.startsWith('.')));
    expect([...top].sort()).toEqual([
      'LICENSE',
      'README.md',
      'biome.json',
      'cdk.json',
      'data',
      'domain',
      'functions',
      'infra',
      'package-lock.json',
      'package.json',
      'test',
      'tsconfig.json',
      'vitest.config.ts',
    ]);
  });

  it('ignores no file that it needs', () => {
    const needed = ['domain', 'functions', 'infra', 'test'].flatMap(files);
    const ignored = spawnSync('git', ['check-ignore', ...needed], { cwd: ROOT, encoding: 'utf8' }).stdout;
    expect(ignored).toBe('');
  });

  it('keeps files short', () => {
    for (const file of [...files('domain'), ...files('functions'), ...files('infra')]) {
      expect(readFileSync(join(ROOT, file), 'utf8').split('\n').length, file).toBeLessThanOrEqual(320);
    }
  });
});
