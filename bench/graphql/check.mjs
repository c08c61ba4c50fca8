// node check.mjs URL SPACES NODES: asks the nested query once and compares the answer with the data, byte order of keys included.
// Writes the request as a wrk script to the path in $LUA.
import { readFileSync, writeFileSync } from 'node:fs';
import { people, spaces } from './data.mjs';

const [url, s = '10', n = '20'] = process.argv.slice(2);
const query = readFileSync(new URL('nested.graphql', import.meta.url), 'utf8');
const body = JSON.stringify({ query, variables: { spaces: Number(s), nodes: Number(n) } });
const person = (id) => ({ id, name: people.get(id).name });
const expected = {
    data: {
        spaces: spaces.slice(0, s).map((space) => ({
            id: space.id,
            name: space.name,
            nodes: space.nodes.slice(0, n).map((node) => ({
                id: node.id,
                name: node.name,
                size: node.size,
                modified: node.modified,
                owner: person(node.ownerId),
                permissions: node.permissions.map((p) => ({ role: p.role, grantee: person(p.granteeId) })),
            })),
        })),
    },
};
const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9' },
    body,
});
const text = await response.text();
if (response.status !== 200 || JSON.stringify(JSON.parse(text)) !== JSON.stringify(expected)) {
    console.error(`not ok: ${url} answers ${response.status}: ${text.slice(0, 300)}`);
    process.exit(1);
}
console.error(`ok: ${url} answers right, ${text.length} bytes`);
const script = `wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/graphql-response+json, application/json;q=0.9"
wrk.body = [==[${body}]==]
`;
if (process.env.LUA) writeFileSync(process.env.LUA, script);
