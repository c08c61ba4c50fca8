// node upload/check.mjs URL: the GraphQL multipart request specification (jaydenseric, 2.0) on a server of transport/schema.graphql.
import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { address, assert, check, runChecks } from '../lib/check.mjs';

const url = address();
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const PREFLIGHT = { 'graphql-require-preflight': '1' };
const ONE = 'mutation ($file: Upload!) { upload(file: $file) { name mime size sha256 } }';
const MANY = 'mutation ($files: [Upload!]!) { uploadMany(files: $files) { name size sha256 } }';

async function send(parts, headers = PREFLIGHT) {
    const form = new FormData();
    for (const [name, value, filename, type] of parts) {
        if (filename === undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
        else form.append(name, new Blob([value], { type: type ?? 'application/octet-stream' }), filename);
    }
    return answer(await fetch(url, { method: 'POST', body: form, headers: { accept: 'application/graphql-response+json', ...headers } }));
}
async function raw(body, boundary = 'XX', headers = PREFLIGHT) {
    return answer(
        await fetch(url, {
            method: 'POST',
            body,
            headers: {
                accept: 'application/graphql-response+json',
                'content-type': `multipart/form-data; boundary=${boundary}`,
                ...headers,
            },
        }),
    );
}
const answer = async (response) => {
    const text = await response.text();
    let json;
    try {
        json = JSON.parse(text);
    } catch {
        /* not JSON */
    }
    return { status: response.status, type: response.headers.get('content-type') ?? '', text, json };
};
const refused = (r) => {
    assert.ok(r.status >= 400 && r.status < 500, `status ${r.status}: ${r.text.slice(0, 200)}`);
    assert.ok(!r.json?.data, 'no data');
    return `status ${r.status}`;
};
const part = (head, body) => `--XX\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;

// --- what must work ---
check('one file', async () => {
    const r = await send([
        ['operations', { query: ONE, variables: { file: null } }],
        ['map', { 0: ['variables.file'] }],
        ['0', 'hello', 'a.txt', 'text/plain'],
    ]);
    assert.equal(r.status, 200);
    assert.match(r.type, /^application\/graphql-response\+json/);
    assert.deepEqual(r.json, { data: { upload: { name: 'a.txt', mime: 'text/plain', size: 5, sha256: sha256('hello') } } });
});
check("a list of files, in the order of the map's paths", async () => {
    const r = await send([
        ['operations', { query: MANY, variables: { files: [null, null, null] } }],
        ['map', { b: ['variables.files.1'], a: ['variables.files.0'], c: ['variables.files.2'] }],
        ['b', 'BB', 'b.txt'],
        ['a', 'A', 'a.txt'],
        ['c', 'CCC', 'c.txt'],
    ]);
    assert.deepEqual(
        r.json.data.uploadMany,
        [
            ['a.txt', 'A'],
            ['b.txt', 'BB'],
            ['c.txt', 'CCC'],
        ].map(([name, t]) => ({ name, size: t.length, sha256: sha256(t) })),
    );
});
check('one file at two places', async () => {
    const r = await send([
        ['operations', { query: MANY, variables: { files: [null, null] } }],
        ['map', { 0: ['variables.files.0', 'variables.files.1'] }],
        ['0', 'twice', 't'],
    ]);
    assert.deepEqual(
        r.json.data.uploadMany.map((f) => f.sha256),
        [sha256('twice'), sha256('twice')],
    );
});
check('a file inside an input object', async () => {
    const r = await send([
        [
            'operations',
            {
                query: 'mutation ($i: UploadInput!) { uploadNested(input: $i) { name note size } }',
                variables: { i: { file: null, note: 'n' } },
            },
        ],
        ['map', { x: ['variables.i.file'] }],
        ['x', 'abc', 'n.bin'],
    ]);
    assert.deepEqual(r.json, { data: { uploadNested: { name: 'n.bin', note: 'n', size: 3 } } });
});
check('bytes of every kind', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31 + (i >> 8)) & 255);
    const r = await send([
        ['operations', { query: ONE, variables: { file: null } }],
        ['map', { 0: ['variables.file'] }],
        ['0', bytes, 'x.bin'],
    ]);
    assert.equal(r.json.data.upload.size, 70_000);
    assert.equal(r.json.data.upload.sha256, sha256(bytes));
});
check('bytes that look like a boundary', async () => {
    const bytes = Buffer.from('\r\n--XX\n--XX\r\r\n--X\r\n-- XX--\r\n--XY\r\n\r\n--');
    const head = Buffer.from(
        part('name="operations"', JSON.stringify({ query: ONE, variables: { file: null } })) +
            part('name="map"', '{"0":["variables.file"]}') +
            '--QQ'.slice(0, 0),
    );
    const r = await raw(
        Buffer.concat([
            Buffer.from(head.toString().replaceAll('--XX\r\n', '--boundary9\r\n')),
            Buffer.from('--boundary9\r\nContent-Disposition: form-data; name="0"; filename="f"\r\nContent-Type: text/x\r\n\r\n'),
            bytes,
            Buffer.from('\r\n--boundary9--\r\n'),
        ]),
        'boundary9',
    );
    assert.equal(r.json?.data?.upload.sha256, sha256(bytes), r.text);
});
check('an empty file', async () => {
    const r = await send([
        ['operations', { query: ONE, variables: { file: null } }],
        ['map', { 0: ['variables.file'] }],
        ['0', '', 'empty'],
    ]);
    assert.equal(r.json.data.upload.size, 0);
});
check('names with umlauts, quotes and emoji', async () => {
    const r = await send([
        ['operations', { query: ONE, variables: { file: null } }],
        ['map', { 0: ['variables.file'] }],
        ['0', 'x', 'Größe \u{1F600} (1).txt'],
    ]);
    assert.equal(r.json.data.upload.name, 'Größe \u{1F600} (1).txt');
});
check('a large file (20 MiB) and flat text beside it', async () => {
    const bytes = Buffer.alloc(20 << 20, 'opencloud');
    const r = await send([
        ['operations', { query: ONE, variables: { file: null } }],
        ['map', { 0: ['variables.file'] }],
        ['0', bytes, 'large'],
    ]);
    assert.equal(r.json?.data?.upload.size, 20 << 20, r.text.slice(0, 200));
    assert.equal(r.json.data.upload.sha256, sha256(bytes));
});
check('a body that comes in small pieces', async () => {
    const text =
        part('name="operations"', JSON.stringify({ query: ONE, variables: { file: null } })) +
        part('name="map"', '{"0":["variables.file"]}') +
        '--XX\r\nContent-Disposition: form-data; name="0"; filename="p"\r\nContent-Type: text/plain\r\n\r\npieces\r\n--XX--\r\n';
    const status = await new Promise((done, fail) => {
        const r = httpRequest(
            url,
            { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=XX', accept: 'application/json', ...PREFLIGHT } },
            async (response) => {
                let body = '';
                for await (const c of response) body += c;
                try {
                    assert.equal(JSON.parse(body).data.upload.sha256, sha256('pieces'));
                    done(response.statusCode);
                } catch (e) {
                    fail(new Error(body.slice(0, 200)));
                }
            },
        );
        r.on('error', fail);
        (async () => {
            for (let i = 0; i < text.length; i += 7) {
                r.write(text.slice(i, i + 7));
                await new Promise((d) => setTimeout(d, 1));
            }
            r.end();
        })();
    });
    assert.equal(status, 200);
});
check('multipart without files', async () => {
    const r = await send([
        ['operations', { query: '{ hello }' }],
        ['map', {}],
    ]);
    assert.deepEqual(r.json, { data: { hello: 'world' } });
});
check('an optional upload that is not given', async () => {
    const r = await send([
        ['operations', { query: 'mutation ($f: Upload) { uploadOptional(file: $f) }', variables: { f: null } }],
        ['map', {}],
    ]);
    assert.deepEqual(r.json, { data: { uploadOptional: null } });
});
check('operationName chooses', async () => {
    const r = await send([
        [
            'operations',
            { query: `query A { hello } ${ONE.replace('mutation', 'mutation B')}`, operationName: 'B', variables: { file: null } },
        ],
        ['map', { 0: ['variables.file'] }],
        ['0', 'x', 'x'],
    ]);
    assert.equal(r.json.data.upload.size, 1);
});
check('an execution error beside an upload', async () => {
    const r = await send([
        ['operations', { query: 'mutation ($f: Upload!) { upload(file: $f) { size } b: uploadOptional }', variables: { f: null } }],
        ['map', { 0: ['variables.f'] }],
        ['0', 'x', 'x'],
    ]);
    assert.deepEqual(r.json.data, { upload: { size: 1 }, b: null });
});

// --- what must be refused ---
check('no preflight header: refused (CSRF)', async () =>
    refused(
        await send(
            [
                ['operations', { query: '{ hello }' }],
                ['map', {}],
            ],
            {},
        ),
    ),
);
check('no operations', async () => refused(await send([['map', {}]])));
check('no map', async () =>
    refused(
        await send([
            ['operations', { query: ONE, variables: { file: null } }],
            ['0', 'x', 'x'],
        ]),
    ),
);
check('operations that are no JSON', async () =>
    refused(
        await send([
            ['operations', '{'],
            ['map', {}],
        ]),
    ),
);
check('map that is no JSON', async () =>
    refused(
        await send([
            ['operations', { query: '{ hello }' }],
            ['map', 'x'],
        ]),
    ),
);
for (const map of [[], 'x', 1, { 0: 'variables.file' }, { 0: [1] }, { 0: null }])
    check(`map of the wrong shape: ${JSON.stringify(map)}`, async () =>
        refused(
            await send([
                ['operations', { query: ONE, variables: { file: null } }],
                ['map', JSON.stringify(map)],
                ['0', 'x', 'x'],
            ]),
        ),
    );
for (const operations of ['null', '5', '"x"', '[]', '[{"query":"{ hello }"}]', '{}', '{"query":5}'])
    check(`operations of the wrong shape: ${operations}`, async () =>
        refused(
            await send([
                ['operations', operations],
                ['map', {}],
            ]),
        ),
    );
for (const path of [
    'file',
    'variables',
    'variables.',
    'variables.nope.deeper',
    'query',
    'variables.file.name',
    'variables.__proto__.x',
    '0.variables.file',
    '',
    'variables.set',
])
    check(`path that leads nowhere: '${path}'`, async () =>
        refused(
            await send([
                ['operations', { query: ONE, variables: { file: null, set: 1 } }],
                ['map', { 0: [path] }],
                ['0', 'x', 'x'],
            ]),
        ),
    );
check('a file of the map is missing', async () =>
    refused(
        await send([
            ['operations', { query: ONE, variables: { file: null } }],
            ['map', { 0: ['variables.file'] }],
        ]),
    ),
);
check('a text where the map wants a file', async () => {
    const r = await raw(
        part('name="operations"', JSON.stringify({ query: ONE, variables: { file: null } })) +
            part('name="map"', '{"0":["variables.file"]}') +
            part('name="0"', 'only text') +
            '--XX--\r\n',
    );
    return refused(r);
});
check('a body that is cut off', async () =>
    refused(
        await raw(
            part('name="operations"', JSON.stringify({ query: ONE, variables: { file: null } })) +
                part('name="map"', '{"0":["variables.file"]}') +
                '--XX\r\nContent-Disposition: form-data; name="0"; filename="c"\r\n\r\ncut',
        ),
    ),
);
check('a body without any boundary', async () => refused(await raw('nonsense')));
check('no boundary in Content-Type', async () => {
    const r = answer(await fetch(url, { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data', ...PREFLIGHT } }));
    return refused(await r);
});
check('a required upload that is not given is a request error', async () => {
    const r = await send([
        ['operations', { query: ONE, variables: { file: null } }],
        ['map', {}],
    ]);
    assert.ok(r.json?.errors?.length && !r.json.data, r.text);
    return `status ${r.status}`;
});
check('a variable that is text, not a file', async () => {
    const r = await send([
        ['operations', { query: ONE, variables: { file: 'text' } }],
        ['map', {}],
    ]);
    assert.ok(r.json?.errors?.length && !r.json.data?.upload, r.text);
    return `status ${r.status}`;
});
check('an upload by application/json is impossible', async () => {
    const r = await answer(
        await fetch(url, {
            method: 'POST',
            body: JSON.stringify({ query: ONE, variables: { file: { name: 'x' } } }),
            headers: { 'content-type': 'application/json' },
        }),
    );
    assert.ok(r.json?.errors?.length && !r.json.data?.upload, r.text);
});
check('a literal for an upload is not valid', async () => {
    const r = await send([
        ['operations', { query: 'mutation { upload(file: "x") { size } }' }],
        ['map', {}],
    ]);
    assert.ok(r.json?.errors?.length && !r.json.data?.upload, r.text);
});
check('a validation error', async () => {
    const r = await send([
        ['operations', { query: 'mutation ($f: Upload!) { upload(file: $f) { nope } }', variables: { f: null } }],
        ['map', { 0: ['variables.f'] }],
        ['0', 'x', 'x'],
    ]);
    refused(r);
    assert.ok(r.json.errors[0].locations);
});
check('the server still answers afterwards', async () => {
    const r = await send([
        ['operations', { query: '{ hello }' }],
        ['map', {}],
    ]);
    assert.deepEqual(r.json, { data: { hello: 'world' } });
});
await runChecks();
