// node sse/check.mjs URL: GraphQL over SSE, distinct connections mode, on a server of transport/schema.graphql:
// the client of graphql-sse, then raw event streams by POST and GET.
import { request as httpRequest } from 'node:http';
import { createClient } from 'graphql-sse';
import { address, assert, check, runChecks } from '../lib/check.mjs';

const url = address();
const delay = (ms) => new Promise((done) => setTimeout(done, ms));

/** Reads an event stream as the HTML standard says (9.2.6): fields, several data lines, comments, blank lines. */
async function* events(body) {
    let text = '';
    let event = { event: 'message', data: [] };
    let seen = false;
    for await (const chunk of body) {
        text += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk, { stream: true });
        for (let end; (end = text.search(/\r\n|\n|\r/)) >= 0;) {
            const line = text.slice(0, end);
            text = text.slice(end + (text.startsWith('\r\n', end) ? 2 : 1));
            if (line === '') {
                if (seen) yield { event: event.event, data: event.data.join('\n') };
                event = { event: 'message', data: [] };
                seen = false;
            } else if (!line.startsWith(':')) {
                const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
                seen = true;
                if (field === 'event') event.event = value;
                if (field === 'data') event.data.push(value);
            }
        }
    }
}
async function open({ method = 'POST', query, variables, operationName, accept = 'text/event-stream', signal, headers = {} }) {
    const at = new URL(url);
    if (method === 'GET')
        for (const [k, v] of Object.entries({ query, variables: variables && JSON.stringify(variables), operationName }))
            if (v !== undefined) at.searchParams.set(k, v);
    return fetch(at, {
        method,
        signal,
        headers: { accept, ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers },
        ...(method === 'POST' && { body: JSON.stringify({ query, variables, operationName }) }),
    });
}
const all = async (request) => {
    const response = await open(request);
    const list = [];
    for await (const e of events(response.body)) list.push(e);
    return { response, list, results: list.filter((e) => e.event === 'next').map((e) => JSON.parse(e.data)) };
};
const completes = (list) => {
    assert.equal(list.at(-1)?.event, 'complete', `the last event is ${list.at(-1)?.event}`);
    assert.equal(list.filter((e) => e.event === 'complete').length, 1);
    assert.ok(list.slice(0, -1).every((e) => e.event === 'next'));
};
async function openStreams(expected) {
    let found;
    for (let i = 0; i < 60; i++) {
        found = (await (await open({ query: '{ openStreams }', accept: 'application/json' })).json()).data.openStreams;
        if (found === expected) return;
        await delay(50);
    }
    assert.equal(found, expected, 'streams that still run on the server');
}

// --- the client of graphql-sse ---
const collect = async (payload) => {
    const client = createClient({ url, retryAttempts: 0 });
    try {
        const list = [];
        for await (const r of client.iterate(payload)) list.push(r);
        return list;
    } finally {
        client.dispose();
    }
};
check('client: a query', async () => assert.deepEqual(await collect({ query: '{ hello }' }), [{ data: { hello: 'world' } }]));
check('client: a mutation', async () =>
    assert.deepEqual(await collect({ query: 'mutation { setNumber(to: 5) }' }), [{ data: { setNumber: 5 } }]),
);
check('client: a subscription to its end', async () =>
    assert.deepEqual(
        (await collect({ query: 'subscription ($n: Int!) { countdown(from: $n) }', variables: { n: 3 } })).map((r) => r.data.countdown),
        [3, 2, 1, 0],
    ),
);
check('client: a request error', async () => {
    const [r] = await collect({ query: '{ nope }' });
    assert.ok(r.errors.length && !('data' in r));
});
check('client: stops in the middle, the server lets go', async () => {
    const client = createClient({ url, retryAttempts: 0 });
    const it = client.iterate({ query: 'subscription { ticks }' });
    for (let i = 0; i < 3; i++) assert.equal((await it.next()).value.data.ticks, i);
    await it.return();
    client.dispose();
    await openStreams(0);
});
check('client: ten subscriptions at once', async () => {
    const lists = await Promise.all(
        Array.from({ length: 10 }, (_, i) => collect({ query: `subscription { countdown(from: ${i}, everyMs: 3) }` })),
    );
    lists.forEach((l, i) => assert.equal(l.length, i + 1));
});

// --- raw streams ---
for (const method of ['POST', 'GET']) {
    check(`${method}: status, headers`, async () => {
        const { response } = await all({ method, query: '{ hello }' });
        assert.equal(response.status, 200);
        assert.match(response.headers.get('content-type'), /^text\/event-stream/);
        assert.match(response.headers.get('cache-control') ?? '', /no-cache|no-store/);
    });
    check(`${method}: a query is next, then complete, then the end`, async () => {
        const { list, results } = await all({ method, query: '{ hello }' });
        completes(list);
        assert.deepEqual(results, [{ data: { hello: 'world' } }]);
    });
    check(`${method}: a subscription is one next for each event`, async () => {
        const { list, results } = await all({
            method,
            query: 'subscription S($n: Int!) { countdown(from: $n) }',
            variables: { n: 2 },
            operationName: 'S',
        });
        completes(list);
        assert.deepEqual(
            results.map((r) => r.data.countdown),
            [2, 1, 0],
        );
    });
    for (const [name, query] of [
        ['syntax error', '{'],
        ['validation error', '{ nope }'],
        ['bad variables', 'query ($x: Int!) { number(x: $x) }'],
    ])
        check(`${method}: ${name}: status 200, next with errors, complete`, async () => {
            const { response, list, results } = await all({ method, query });
            assert.equal(response.status, 200);
            assert.match(response.headers.get('content-type'), /^text\/event-stream/);
            completes(list);
            assert.equal(results.length, 1);
            assert.ok(results[0].errors[0].message && !('data' in results[0]));
        });
}
check('complete has a data field, for EventSource', async () => {
    const text = await (await open({ query: '{ hello }' })).text();
    assert.match(text, /event: ?complete\r?\ndata:/);
});
check('no event has line breaks in its data unless escaped', async () => {
    const { results } = await all({ query: 'query ($t: String) { echo(text: $t) }', variables: { t: 'a\nb\r\nc\u2028d\rdata: x' } });
    assert.equal(results[0].data.echo, 'a\nb\r\nc\u2028d\rdata: x');
});
check('text of any kind arrives whole', async () => {
    const t = '\u{1F600}ä"\\' + 'y'.repeat(100_000);
    const { results } = await all({ query: 'query ($t: String) { echo(text: $t) }', variables: { t } });
    assert.equal(results[0].data.echo, t);
});
check('an execution error is part of next', async () => {
    const { results } = await all({ query: '{ hello fail }' });
    assert.equal(results[0].data.hello, 'world');
    assert.deepEqual(results[0].errors[0].path, ['fail']);
});
check('events that fail do not end the stream', async () => {
    const { list, results } = await all({ query: 'subscription { badEvents }' });
    completes(list);
    assert.equal(results.length, 3);
    assert.ok(results.every((r) => r.errors));
});
check('a source stream that fails: the events before it arrive, and the response ends', async () => {
    let results = [];
    try {
        ({ results } = await all({ query: 'subscription { failing(after: 2) }' }));
    } catch {
        return 'the connection broke';
    }
    assert.ok(results.length >= 2 || results.length === 0);
    return `${results.length} results`;
});
check('events come as they happen, not at the end', async () => {
    const response = await open({ query: 'subscription { countdown(from: 4, everyMs: 150) }' });
    const t = Date.now();
    const times = [];
    for await (const e of events(response.body)) if (e.event === 'next') times.push(Date.now() - t);
    assert.ok(times[0] < times[4] - 300, `events after ${times} ms`);
});
check('headers come before the first event', async () => {
    const t = Date.now();
    const controller = new AbortController();
    await open({ query: '{ slow(ms: 1500) }', signal: controller.signal });
    const waited = Date.now() - t;
    controller.abort();
    assert.ok(waited < 1200, `headers after ${waited} ms`);
});
check('the client breaks off: the server lets go', async () => {
    const controller = new AbortController();
    const response = await open({ query: 'subscription { ticks }', signal: controller.signal });
    let n = 0;
    try {
        for await (const _ of events(response.body)) if (++n === 3) controller.abort();
    } catch {
        /* aborted */
    }
    await openStreams(0);
});
check('ten sockets break: the server lets go', async () => {
    await Promise.all(
        Array.from(
            { length: 10 },
            () =>
                new Promise((done) => {
                    const r = httpRequest(
                        url,
                        { method: 'POST', headers: { accept: 'text/event-stream', 'content-type': 'application/json' } },
                        (response) =>
                            response.once('data', () => {
                                r.destroy();
                                done();
                            }),
                    );
                    r.on('error', () => {});
                    r.end(JSON.stringify({ query: 'subscription { ticks }' }));
                }),
        ),
    );
    await openStreams(0);
});
check('GET does not execute a mutation', async () => {
    const response = await open({ method: 'GET', query: 'mutation { setNumber(to: 1) }' });
    const text = await response.text();
    assert.ok(response.status >= 400 || /errors/.test(text), text);
    assert.ok(!/"setNumber":1/.test(text));
    return `status ${response.status}`;
});
check('Accept with several types', async () => {
    const { response, list } = await all({
        query: 'subscription { countdown(from: 0) }',
        accept: 'text/event-stream, application/json;q=0.5',
    });
    assert.match(response.headers.get('content-type'), /^text\/event-stream/);
    completes(list);
});
check('unknown request properties are ignored', async () => {
    const response = await fetch(url, {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ hello }', operationName: null, variables: null, extensions: { a: 1 } }),
    });
    assert.match(await response.text(), /"hello":"world"/);
});
check('a body that is no request: a 4xx, or next with errors', async () => {
    const response = await fetch(url, {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
        body: '{"query":',
    });
    const text = await response.text();
    assert.ok((response.status >= 400 && response.status < 500) || /errors/.test(text));
    return `status ${response.status}`;
});
await runChecks();
