// node vectors/run.mjs URL [parse|schema|validate|execute ...] [--verbose]
// Sends every vector to a host of differential/PROTOCOL.md and compares.
import { readFileSync } from 'node:fs';
import { compareResponses, compareValues } from '../differential/compare.mjs';

const args = process.argv.slice(2);
const verbose = args.includes('--verbose');
const [url, ...chosen] = args.filter((a) => !a.startsWith('--'));
if (!url) throw new Error('usage: node vectors/run.mjs URL [parse|schema|validate|execute ...] [--verbose]');
const read = (name) => JSON.parse(readFileSync(new URL(`../../../GraphQl.Tests/vectors/${name}.json`, import.meta.url)));

async function post(path, body) {
    const response = await fetch(url.replace(/\/$/, '') + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
    });
    if (response.status !== 200) throw new Error(`status ${response.status}: ${(await response.text()).slice(0, 200)}`);
    return response.json();
}

// Order of types, fields of input, directives and so on is not promised by introspection: sort everything that has a name.
const sorted = (value) =>
    Array.isArray(value)
        ? value.map(sorted).sort((a, b) => String(a?.name ?? a).localeCompare(String(b?.name ?? b)))
        : value && typeof value === 'object'
          ? Object.fromEntries(
                Object.entries(value)
                    .sort(([a], [b]) => a.localeCompare(b))
                    .map(([k, v]) => [k, sorted(v)]),
            )
          : value;
const standard = new Set(['String', 'Int', 'Float', 'Boolean', 'ID', 'skip', 'include', 'deprecated', 'specifiedBy', 'oneOf']);

const suites = {
    async parse(c) {
        const answer = await post('/parse', { document: c.document });
        if (c.error)
            return answer.error?.line === c.error.line && answer.error?.column === c.error.column
                ? undefined
                : `expected an error at ${c.error.line}:${c.error.column}, found ${JSON.stringify(answer)}`;
        return answer.printed === c.printed ? undefined : `expected ${JSON.stringify(c.printed)}, found ${JSON.stringify(answer)}`;
    },
    async schema(c, file) {
        const { valid } = await post('/schema', { sdl: c.sdl });
        if (valid !== c.valid) return `expected ${c.valid ? 'valid' : `invalid (${c.stage})`}`;
        if (!valid) return;
        const { data } = await post('/differential', { schema: c.sdl, data: {}, document: file.query });
        if (!data?.__schema) return 'introspection failed';
        const keep = new Set([...c.introspection.types, ...c.introspection.directives].map((t) => t.name));
        const own = {
            ...data.__schema,
            types: data.__schema.types.filter((t) => !t.name.startsWith('__') && (!standard.has(t.name) || keep.has(t.name))),
            directives: data.__schema.directives.filter((d) => !standard.has(d.name) || keep.has(d.name)),
        };
        const difference = compareValues(sorted(c.introspection), sorted(own), '__schema');
        if (difference || c.name !== 'whole') return difference;
        // Once: the introspection types and the built-in directives themselves. What a later edition adds is no mistake.
        const builtIn = (await post('/differential', { schema: c.sdl, data: {}, document: file.queryWithoutDescriptions })).data.__schema;
        for (const kind of ['types', 'directives'])
            for (const wanted of file.builtIn[kind]) {
                const found = builtIn[kind].find((t) => t.name === wanted.name);
                if (!found) return `${wanted.name} is missing`;
                for (const list of ['fields', 'enumValues', 'args'])
                    for (const member of wanted[list] ?? [])
                        if (
                            !found[list]?.some(
                                (m) =>
                                    m.name === member.name &&
                                    compareValues(sorted(withoutArgs(member)), sorted(withoutArgs(m)), '') === undefined,
                            )
                        )
                            return `${wanted.name}.${member.name} is missing or different`;
                for (const location of wanted.locations ?? [])
                    if (!found.locations.includes(location)) return `@${wanted.name} on ${location} is missing`;
            }
    },
    async validate(c, file) {
        const { errors } = await post('/validate', { schema: file.schemas[c.schema], document: c.document });
        const loose = new Set(file.loose);
        const write = (e) =>
            `${e.rule} at ${e.locations
                .map((l) => l.join(':'))
                .sort()
                .join(' ')}`;
        const left = errors.filter((e) => !loose.has(e.rule));
        for (const rule of loose)
            if (c.errors.some((e) => e.rule === rule) !== errors.some((e) => e.rule === rule))
                return `${rule} is ${errors.some((e) => e.rule === rule) ? 'reported' : 'not reported'}`;
        for (const e of c.errors.filter((e) => !loose.has(e.rule))) {
            const i = left.findIndex((f) => [e.rule, ...(e.or ?? [])].some((rule) => write({ ...e, rule }) === write(f)));
            if (i < 0) return `missing: ${write(e)}; found: ${errors.map(write).join(', ') || 'valid'}`;
            left.splice(i, 1);
        }
        return left.length ? `too many: ${left.map(write).join(', ')}` : undefined;
    },
    async execute(c, file) {
        const answer = await post('/differential', {
            schema: file.schemas[c.schema] ?? c.schema,
            data: c.data ?? {},
            document: c.document,
            variables: c.variables,
            operationName: c.operationName,
        });
        return c.choice ? undefined : compareResponses(c.response, answer);
    },
};
const withoutArgs = ({ args, ...member }) => member;

let passed = 0;
let failed = 0;
for (const name of chosen.length ? chosen : Object.keys(suites)) {
    const file = read(name);
    let [ok, bad] = [0, 0];
    for (const c of file.cases) {
        const problem = await suites[name](c, file).catch((error) => String(error));
        if (problem) {
            bad++;
            console.log(`not ok ${name}: ${c.name}: ${problem}`);
        } else {
            ok++;
            if (verbose) console.log(`ok ${name}: ${c.name}`);
        }
    }
    console.log(`${bad ? 'not ok' : 'ok'} ${name}: ${ok} of ${ok + bad} cases`);
    passed += ok;
    failed += bad;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
