// Writes the parts of lib/transfer-model that a browser may load from model.json; with --check it only says if they are in step.

import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../lib/transfer-model/', import.meta.url);
const model = JSON.parse(readFileSync(new URL('model.json', folder), 'utf8'));
const header = '// Generated from model.json by `node scripts/generate-transfer-model.mjs`; do not edit.\n';

/** Shapes that a request can hold; what only answers hold is of no use to a form. */
function inputShapes() {
  const seen = new Set();
  /** @param {string} name */
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const shape = model.shapes[name];
    for (const member of Object.values(shape.members ?? {})) visit(member.shape);
    if (shape.member) visit(shape.member);
  };
  for (const { input } of Object.values(model.operations)) if (input) visit(input);
  return [...seen].sort();
}

/** @param {{ length?: number[], range?: number[], pattern?: string }} shape */
function bounds({ length, range, pattern }) {
  const [min, max] = length ?? range ?? [];
  return Object.entries({ min, max, pattern }).filter(([, value]) => value !== undefined && value !== null);
}

/** @param {unknown} value */
const literal = (value) =>
  typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(value);

function operations() {
  const names = Object.keys(model.operations).sort();
  return `${header}
export const operationNames = [
${names.map((name) => `  '${name}',\n`).join('')}] as const;

export type OperationName = (typeof operationNames)[number];
`;
}

function enums() {
  const entries = Object.entries(model.shapes).filter(([, shape]) => shape.enum);
  /** @param {[string, { enum: string[] }]} entry */
  const one = ([name, shape]) =>
    `export const ${name} = [${shape.enum.map(literal).join(', ')}] as const;\nexport type ${name} = (typeof ${name})[number];\n`;
  return `${header}\n${entries.map(one).join('\n')}`;
}

function constraints() {
  const lines = inputShapes().flatMap((name) => {
    const limits = bounds(model.shapes[name]);
    const body = limits.map(([key, value]) => `${key}: ${literal(value)}`).join(', ');
    return limits.length > 0 ? [`export const ${name} = { ${body} } as const;\n`] : [];
  });
  return `${header}// \`min\` and \`max\` bound the length of texts and lists and the value of numbers; patterns are Java's.\n\n${lines.join('')}`;
}

const files = {
  'operations.gen.ts': operations(),
  'enums.gen.ts': enums(),
  'constraints.gen.ts': constraints(),
};
const check = process.argv.includes('--check');
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, folder);
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(
      `lib/transfer-model/${name} is out of step with model.json: run node scripts/generate-transfer-model.mjs`,
    );
    process.exitCode = 1;
  }
}
