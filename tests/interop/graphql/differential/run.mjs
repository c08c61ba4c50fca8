// node differential/run.mjs URL [--seed 1] [--count 1000] [--schema FILE] [--only N] [--show 20]
// Random requests to a host of PROTOCOL.md, each compared with graphql-js in this process.
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'graphql';
import { validateBySection } from './rules.mjs';
import { compareResponses } from './compare.mjs';
import { generateRequest } from './generate.mjs';
import { differential, schemaOf } from './reference.mjs';

const args = process.argv.slice(2);
const option = (name, value) => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : value);
const url = args[0];
if (!url || url.startsWith('--'))
    throw new Error('usage: node differential/run.mjs URL [--seed 1] [--count 1000] [--schema FILE] [--only N] [--show 20]');
const seed = Number(option('seed', 1));
const count = Number(option('count', 1000));
const only = option('only');
const show = Number(option('show', 20));
const folder = new URL('schemas/', import.meta.url);
const schemas = option('schema')
    ? [readFileSync(option('schema'), 'utf8')]
    : readdirSync(folder)
          .sort()
          .map((f) => readFileSync(new URL(f, folder), 'utf8'));

async function ask(request) {
    const response = await fetch(url.replace(/\/$/, '') + '/differential', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        signal: AbortSignal.timeout(20_000),
    });
    if (response.status !== 200) throw new Error(`status ${response.status}: ${(await response.text()).slice(0, 300)}`);
    return response.json();
}

// Rules whose errors may stand at other places, or be more or fewer, in a right engine.
const loose = new Set(['5.3.2', '5.5.2.2']);
function placesAreFree(sdl, document) {
    try {
        return validateBySection(schemaOf(sdl), parse(document)).some((e) => loose.has(e.rule));
    } catch {
        return false;
    }
}

const isRequestError = (response) => !Array.isArray(response) && !('data' in response) && response.errors?.length > 0;

const tally = { responses: 0, 'request errors': 0, 'with execution errors': 0, streams: 0 };
let [passed, failed] = [0, 0];
async function one(i) {
    const sdl = schemas[i % schemas.length];
    const request = { schema: sdl, ...generateRequest(schemaOf(sdl), seed * 1_000_003 + i) };
    const expected = await differential(request);
    if (Array.isArray(expected)) tally.streams++;
    else if (!('data' in expected)) tally['request errors']++;
    else tally[expected.errors ? 'with execution errors' : 'responses']++;
    let problem;
    let actual;
    try {
        actual = await ask(request);
        problem = compareResponses(told(expected), actual);
        // Asked last, as the reference takes long to tell its rules.
        if (problem && isRequestError(expected) && isRequestError(actual) && placesAreFree(sdl, request.document)) problem = undefined;
    } catch (error) {
        problem = String(error);
    }
    if (only !== undefined) console.log(JSON.stringify({ ...request, schema: undefined, expected, actual }, null, 2));
    if (!problem) return passed++;
    failed++;
    if (failed <= show)
        console.log(
            `not ok ${i} (--seed ${seed} --only ${i}): ${problem}\n  ${request.document.replaceAll('\n', '\n  ')}\n` +
                `  variables: ${JSON.stringify(request.variables)} operationName: ${request.operationName}`,
        );
}
// Only what the data told is compared word for word.
const told = (response) =>
    Array.isArray(response)
        ? response.map(told)
        : {
              ...response,
              ...(response.errors && { errors: response.errors.map((e) => (e.told ? e : { locations: e.locations, path: e.path })) }),
          };

const queue = only !== undefined ? [Number(only)] : Array.from({ length: count }, (_, i) => i);
await Promise.all(
    Array.from({ length: 8 }, async () => {
        for (let i = queue.shift(); i !== undefined; i = queue.shift()) await one(i);
    }),
);
console.log(
    `${failed ? 'not ok' : 'ok'} differential, seed ${seed}: ${Object.entries(tally)
        .map(([k, v]) => `${v} ${k}`)
        .join(', ')}`,
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
