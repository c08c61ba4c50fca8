// node http/draft.mjs URL [--apq]: GraphQL over HTTP, draft of August 2026, on a server of transport/schema.graphql.
// Where the draft says MUST the check says so; a SHOULD accepts what the draft allows and tells what the server chose.
import { createHash } from 'node:crypto';
import { address, assert, check, runChecks } from '../lib/check.mjs';

const url = address();
const JSON_TYPE = 'application/json';
const GRAPHQL = 'application/graphql-response+json';

async function ask({ method = 'POST', accept = GRAPHQL, type = JSON_TYPE, body, query, headers = {} }) {
    const at = new URL(url);
    for (const [k, v] of Object.entries(query ?? {})) at.searchParams.set(k, v);
    const response = await fetch(at, {
        method,
        redirect: 'manual',
        headers: { ...(accept !== null && { accept }), ...(method !== 'GET' && type !== null && { 'content-type': type }), ...headers },
        ...(method !== 'GET' &&
            body !== undefined && { body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    let json;
    try {
        json = JSON.parse(text);
    } catch {
        /* not JSON */
    }
    return { status: response.status, type: response.headers.get('content-type') ?? '', headers: response.headers, text, json };
}
const post = (query, extra = {}, options = {}) => ask({ body: { query, ...extra }, ...options });
const is = (r, type) => assert.ok(r.type.toLowerCase().startsWith(type), `Content-Type is '${r.type}', expected ${type}`);
const between = (r, from, to) => assert.ok(r.status >= from && r.status < to, `status is ${r.status}: ${r.text.slice(0, 150)}`);
const chose = (r, ...statuses) => {
    assert.ok(statuses.includes(r.status), `status is ${r.status}, expected ${statuses.join(' or ')}: ${r.text.slice(0, 150)}`);
    return statuses.length > 1 ? `chose ${r.status}` : undefined;
};
const wellFormed = (r) => {
    assert.ok(Array.isArray(r.json?.errors) && r.json.errors.length > 0, `no errors: ${r.text.slice(0, 150)}`);
    assert.ok(r.json.errors.every((e) => typeof e.message === 'string'));
    assert.ok(!('data' in r.json), 'a request error has no data');
};

// --- negotiation ---
check('MUST answer application/graphql-response+json when asked', async () => {
    const r = await post('{ hello }');
    assert.equal(r.status, 200);
    is(r, GRAPHQL);
    assert.deepEqual(r.json, { data: { hello: 'world' } });
});
check('SHOULD say charset=utf-8', async () => {
    const r = await post('{ hello }');
    assert.match(r.type, /charset=utf-8/i);
});
check('application/json when only that is accepted', async () => {
    const r = await post('{ hello }', {}, { accept: JSON_TYPE });
    assert.equal(r.status, 200);
    is(r, JSON_TYPE);
    assert.deepEqual(r.json, { data: { hello: 'world' } });
});
for (const [accept, expected] of [
    [`${GRAPHQL}, ${JSON_TYPE};q=0.9`, GRAPHQL],
    [`${JSON_TYPE};q=0.5, ${GRAPHQL}`, GRAPHQL],
    [`${GRAPHQL};q=0.1, ${JSON_TYPE}`, JSON_TYPE],
    [`${JSON_TYPE}, ${GRAPHQL};q=0.2`, JSON_TYPE],
    ['text/html, application/json;q=0.2', JSON_TYPE],
    [`${GRAPHQL}; charset=utf-8`, GRAPHQL],
    ['Application/GraphQL-Response+JSON', GRAPHQL],
    [`text/plain;q=1, ${GRAPHQL};q=0.001`, GRAPHQL],
])
    check(`MUST respect priority: Accept: ${accept}`, async () => {
        const r = await post('{ hello }', {}, { accept });
        assert.equal(r.status, 200);
        is(r, expected);
    });
for (const accept of ['*/*', 'application/*', null])
    check(`Accept: ${accept ?? '(none)'} gives one of the two`, async () => {
        const r = await post('{ hello }', {}, { accept });
        assert.equal(r.status, 200);
        assert.match(r.type, /^application\/(graphql-response\+)?json/i);
        return r.type;
    });
check('SHOULD answer 406 when nothing accepted is served', async () =>
    chose(await post('{ hello }', {}, { accept: 'image/png' }), 406, 200),
);
check('q=0 means not acceptable', async () => {
    const r = await post('{ hello }', {}, { accept: `${GRAPHQL};q=0, ${JSON_TYPE}` });
    assert.equal(r.status, 200);
    is(r, JSON_TYPE);
});

// --- POST ---
check('MUST accept application/json; charset=utf-8', async () =>
    assert.equal((await post('{ hello }', {}, { type: 'application/json; charset=utf-8' })).status, 200),
);
check('media types are not case sensitive', async () =>
    assert.equal((await post('{ hello }', {}, { type: 'Application/JSON;Charset="UTF-8"' })).status, 200),
);
check('MUST read UTF-8', async () => {
    const r = await post('query ($t: String) { a: echo(text: $t) b: echo(text: "\u{1F600}é\\u00e9") }', {
        variables: { t: '\u{1F600}日本\u0000"' },
    });
    assert.deepEqual(r.json.data, { a: '\u{1F600}日本\u0000"', b: '\u{1F600}éé' });
});
for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/graphql', 'application/jsonp'])
    check(`SHOULD answer 415 to Content-Type: ${type}`, async () => chose(await post('{ hello }', {}, { type }), 415, 400));
check('SHOULD refuse a POST without Content-Type', async () =>
    between(await ask({ type: null, body: new TextEncoder().encode('{"query":"{ hello }"}') }), 400, 500),
);
check('operationName chooses', async () =>
    assert.deepEqual((await post('query A { hello } query B { number(x: 2) }', { operationName: 'B' })).json, { data: { number: 2 } }),
);
check('null is the same as absent', async () =>
    assert.deepEqual((await post('{ hello }', { operationName: null, variables: null, extensions: null })).json, {
        data: { hello: 'world' },
    }),
);
check('MUST ignore properties it does not know', async () =>
    assert.deepEqual((await post('{ hello }', { nobody: 'asked', extensions: { trace: { on: true } } })).json, {
        data: { hello: 'world' },
    }),
);
check('a mutation', async () => assert.deepEqual((await post('mutation { setNumber(to: 4) }')).json, { data: { setNumber: 4 } }));
check('a batch is refused, or answered as a list', async () => {
    const r = await ask({ body: [{ query: '{ hello }' }] });
    if (r.status === 200) assert.ok(Array.isArray(r.json));
    else between(r, 400, 500);
    return `status ${r.status}`;
});

// --- status codes ---
for (const accept of [GRAPHQL, JSON_TYPE]) {
    const legacy = accept === JSON_TYPE; // the draft asks for the same codes here; older servers answer 200
    const m = legacy ? ' (Accept: application/json)' : '';
    const also = legacy ? [200] : [];
    check('body that is no JSON: 400' + m, async () => chose(await ask({ accept, body: 'NONSENSE' }), 400));
    check('cut-off JSON: 400' + m, async () => chose(await ask({ accept, body: '{"query":' }), 400));
    check('empty body: 400' + m, async () => chose(await ask({ accept, body: '' }), 400));
    for (const [name, body] of [
        ['no query', { qeury: '{ hello }' }],
        ['query is a number', { query: 1 }],
        ['variables is a list', { query: '{ hello }', variables: [7] }],
        ['operationName is a number', { query: '{ hello }', operationName: 1 }],
        ['extensions is text', { query: '{ hello }', extensions: 'x' }],
        ['the body is text', '"x"'],
        ['the body is null', 'null'],
    ])
        check(`${name}: 422 or 400` + m, async () => chose(await ask({ accept, body }), 422, 400));
    const requestErrors = [
        ['document cannot be parsed', '{', {}, [400]],
        ['document is empty', '', {}, [400, 422]],
        ['document is not valid', '{ nope }', {}, [422, 400]],
        ['variables cannot be coerced', 'query ($x: Int!) { number(x: $x) }', { variables: { x: 'a' } }, [422, 400]],
        ['required variable is missing', 'query ($x: Int!) { number(x: $x) }', {}, [422, 400]],
        ['operation is unknown', 'query A { hello }', { operationName: 'B' }, [422, 400]],
        ['operation is ambiguous', 'query A { hello } query B { hello }', {}, [422, 400]],
    ];
    for (const [name, query, extra, statuses] of requestErrors)
        check(`${name}: ${statuses.join(' or ')}` + m, async () => {
            const r = await post(query, extra, { accept });
            const note = chose(r, ...statuses, ...also);
            if (!legacy) is(r, GRAPHQL);
            if (query !== '') wellFormed(r);
            return note;
        });
    check('MUST answer 2xx when data is there, errors or not' + m, async () => {
        const r = await post('{ hello fail }', {}, { accept });
        between(r, 200, 300);
        is(r, accept);
        assert.deepEqual(r.json.data, { hello: 'world', fail: null });
        assert.deepEqual(r.json.errors[0].path, ['fail']);
        assert.equal(r.json.errors[0].message, 'told to fail');
        return `chose ${r.status} (the draft recommends 294)`;
    });
    check('data: null with errors is an execution result' + m, async () => {
        const r = await post('{ failRequired }', {}, { accept });
        between(r, 200, 300);
        assert.equal(r.json.data, null);
        assert.equal(r.json.errors.length, 1);
        return `chose ${r.status}`;
    });
}
check('a subscription without a stream is refused', async () => {
    const r = await post('subscription { countdown(from: 1) }');
    assert.ok(r.status >= 400 || r.json?.errors, r.text);
    return `status ${r.status}`;
});

// --- GET and other methods ---
check('GET answers a query', async () => {
    const r = await ask({ method: 'GET', query: { query: '{ hello }' } });
    assert.equal(r.status, 200);
    assert.deepEqual(r.json, { data: { hello: 'world' } });
});
check('GET with variables, operationName and extensions', async () =>
    assert.deepEqual(
        (
            await ask({
                method: 'GET',
                query: {
                    query: 'query A($t: String) { echo(text: $t) } query B { hello }',
                    variables: '{"t":"a+b &=ü"}',
                    operationName: 'A',
                    extensions: '{}',
                },
            })
        ).json,
        { data: { echo: 'a+b &=ü' } },
    ),
);
check('GET: an empty parameter is an absent one', async () =>
    assert.deepEqual((await ask({ method: 'GET', query: { query: '{ hello }', variables: '', operationName: '', extensions: '' } })).json, {
        data: { hello: 'world' },
    }),
);
check("GET: operationName=null is the operation called 'null'", async () =>
    assert.deepEqual((await ask({ method: 'GET', query: { query: 'query null { hello }', operationName: 'null' } })).json, {
        data: { hello: 'world' },
    }),
);
check('GET without query', async () => between(await ask({ method: 'GET' }), 400, 500));
check('GET with variables that are no JSON', async () =>
    between(await ask({ method: 'GET', query: { query: '{ hello }', variables: '{' } }), 400, 500),
);
check('MUST NOT execute a mutation by GET; 405 with Allow', async () => {
    const r = await ask({ method: 'GET', query: { query: 'mutation { setNumber(to: 1) }' } });
    between(r, 400, 500);
    if (r.status === 405) assert.match(r.headers.get('allow') ?? '', /POST/);
    assert.ok(!r.json?.data);
    return `chose ${r.status}`;
});
check('GET of a query beside a mutation', async () =>
    assert.deepEqual(
        (await ask({ method: 'GET', query: { query: 'query A { hello } mutation B { setNumber(to: 1) }', operationName: 'A' } })).json,
        { data: { hello: 'world' } },
    ),
);
check('MUST NOT execute the mutation of several operations by GET', async () =>
    between(
        await ask({ method: 'GET', query: { query: 'query A { hello } mutation B { setNumber(to: 1) }', operationName: 'B' } }),
        400,
        500,
    ),
);
for (const method of ['PUT', 'DELETE', 'PATCH'])
    check(`${method}: 405 with Allow`, async () => {
        const r = await ask({ method, body: { query: '{ hello }' } });
        assert.equal(r.status, 405);
        assert.match(r.headers.get('allow') ?? '', /POST/);
    });

// --- automatic persisted queries ---
if (process.argv.includes('--apq')) {
    const text = `query Apq${process.pid} { hello }`;
    const sha256Hash = createHash('sha256').update(text).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const code = (r) => [r.json?.errors?.[0]?.message, r.json?.errors?.[0]?.extensions?.code];
    check('APQ: an unknown hash', async () => {
        const r = await ask({ body: { extensions } });
        assert.deepEqual(code(r), ['PersistedQueryNotFound', 'PERSISTED_QUERY_NOT_FOUND']);
    });
    check('APQ: a hash that is not that of the text', async () => {
        const r = await ask({ body: { query: text + ' ', extensions } });
        assert.match(code(r)[0], /does not match/);
    });
    check('APQ: text and hash register', async () =>
        assert.deepEqual((await ask({ body: { query: text, extensions } })).json, { data: { hello: 'world' } }),
    );
    check('APQ: the hash is known now', async () =>
        assert.deepEqual((await ask({ body: { extensions } })).json, { data: { hello: 'world' } }),
    );
    check('APQ: by GET too', async () =>
        assert.deepEqual((await ask({ method: 'GET', query: { extensions: JSON.stringify(extensions) } })).json, {
            data: { hello: 'world' },
        }),
    );
}
await runChecks();
