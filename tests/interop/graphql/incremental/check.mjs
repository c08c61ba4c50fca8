// node incremental/check.mjs URL: @defer and @stream as multipart/mixed, on a server of transport/schema.graphql with both switched on.
import { meros } from 'meros/browser';
import { address, assert, check, runChecks } from '../lib/check.mjs';

const url = address();
async function ask(query, variables, options = {}) {
    const started = Date.now();
    const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'multipart/mixed, application/graphql-response+json;q=0.9' },
        body: JSON.stringify({ query, variables }),
        ...options,
    });
    const type = response.headers.get('content-type');
    if (!/^multipart\/mixed/.test(type)) return { type, status: response.status, result: await response.json() };
    const payloads = [];
    const times = [];
    for await (const part of await meros(response)) {
        assert.ok(part.json, 'each part is JSON');
        payloads.push(part.body);
        times.push(Date.now() - started);
    }
    return { type, status: response.status, payloads, times, result: merge(payloads) };
}

/** Puts the payloads together to one result, checking the bookkeeping on the way. */
function merge(payloads) {
    const [first, ...rest] = payloads;
    const data = structuredClone(first.data);
    const errors = [...(first.errors ?? [])];
    const pending = new Map();
    const announce = (list = []) =>
        list.forEach((p) => {
            assert.ok(!pending.has(p.id), `pending ${p.id} twice`);
            assert.ok(Array.isArray(p.path));
            pending.set(p.id, p);
        });
    announce(first.pending);
    const at = (path) => path.reduce((value, key) => value[key], data);
    payloads.forEach((p, i) => assert.equal(p.hasNext, i < payloads.length - 1, 'hasNext'));
    for (const p of rest) {
        announce(p.pending);
        for (const { id, data: part, items, subPath = [], errors: more } of p.incremental ?? []) {
            assert.ok(pending.has(id), `incremental for ${id}, which is not pending`);
            const target = at([...pending.get(id).path, ...subPath]);
            if (items) target.push(...items);
            else
                for (const [key, value] of Object.entries(part)) {
                    assert.ok(!(key in target) || typeof value === 'object', `${key} is delivered twice`);
                    target[key] = value;
                }
            errors.push(...(more ?? []));
        }
        for (const { id, errors: failed } of p.completed ?? []) {
            assert.ok(pending.delete(id), `completed ${id}, which is not pending`);
            errors.push(...(failed ?? []));
        }
    }
    assert.equal(pending.size, 0, 'all that was pending is completed');
    return { data, ...(errors.length && { errors }) };
}
const several = (r) => {
    assert.match(r.type, /^multipart\/mixed/, `answered ${r.type}`);
    assert.ok(r.payloads.length >= 2, `${r.payloads.length} payloads`);
};

check('@defer: the slow part comes later', async () => {
    const r = await ask('{ hello ... @defer(label: "slow") { slow(ms: 300) } }');
    several(r);
    assert.deepEqual(r.payloads[0].data, { hello: 'world' });
    assert.deepEqual(
        r.payloads[0].pending.map((p) => [p.path, p.label]),
        [[[], 'slow']],
    );
    assert.deepEqual(r.result, { data: { hello: 'world', slow: 'done' } });
    assert.ok(r.times.at(-1) - r.times[0] >= 200, `parts after ${r.times} ms`);
});
check('@defer on a fragment spread', async () => {
    const r = await ask('{ hello ...F @defer } fragment F on Query { slow(ms: 50) number(x: 3) }');
    several(r);
    assert.deepEqual(r.result, { data: { hello: 'world', slow: 'done', number: 3 } });
});
check('@defer(if: false) and by variable', async () => {
    const r = await ask('query ($if: Boolean!) { hello ... @defer(if: $if) { number(x: 1) } }', { if: false });
    assert.match(r.type, /json/);
    assert.deepEqual(r.result, { data: { hello: 'world', number: 1 } });
});
check('two deferred parts', async () => {
    const r = await ask('{ ... @defer(label: "a") { hello } ... @defer(label: "b") { slow(ms: 100) } }');
    several(r);
    assert.deepEqual(r.result.data, { hello: 'world', slow: 'done' });
    assert.equal(r.payloads[0].pending.length, 2);
});
check('an error inside: null there', async () => {
    const r = await ask('{ hello ... @defer { fail } }');
    several(r);
    assert.deepEqual(r.result.data, { hello: 'world', fail: null });
    assert.equal(r.result.errors[0].message, 'told to fail');
});
check('an error that takes the whole deferred part: nothing delivered before is taken back', async () => {
    const r = await ask('{ hello ... @defer { failRequired } }');
    several(r);
    assert.deepEqual(r.result.data, { hello: 'world' });
    assert.deepEqual(r.result.errors[0].path, ['failRequired']);
});
check('@stream: items come later', async () => {
    const r = await ask('{ list(count: 5) @stream(initialCount: 2, label: "l") }');
    several(r);
    assert.deepEqual(r.payloads[0].data, { list: [1, 2] });
    assert.deepEqual(r.result, { data: { list: [1, 2, 3, 4, 5] } });
});
check('@stream with initialCount above the length', async () =>
    assert.deepEqual((await ask('{ list(count: 2) @stream(initialCount: 9) }')).result, { data: { list: [1, 2] } }),
);
check('without directives a single answer', async () => {
    const r = await ask('{ hello }');
    assert.deepEqual(r.result, { data: { hello: 'world' } });
    return r.type;
});
for (const [name, query] of [
    ['@stream on a field that is no list', '{ hello @stream }'],
    ['@defer on the root of a mutation', 'mutation { ... @defer { setNumber(to: 1) } }'],
    ['one label twice', '{ ... @defer(label: "a") { hello } ... @defer(label: "a") { number(x: 1) } }'],
    ['a label that is a variable', 'query ($l: String!) { ... @defer(label: $l) { hello } }'],
    ['@defer in a subscription', 'subscription { ... @defer { ticks } }'],
])
    check(`not valid: ${name}`, async () => {
        const r = await ask(query, { l: 'x' });
        assert.ok(r.result.errors?.length && !('data' in r.result), JSON.stringify(r.result));
    });
check('the client breaks off in the middle', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    await assert.rejects(ask('{ hello ... @defer { slow(ms: 3000) } }', {}, { signal: controller.signal }));
    assert.deepEqual((await ask('{ hello }')).result, { data: { hello: 'world' } });
});
await runChecks();
