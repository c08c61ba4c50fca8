// The data of the comparison, made by rule so that a server in any language can hold the same.
import { readFileSync } from 'node:fs';
import DataLoader from 'dataloader';

export const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');

export const people = new Map(
    Array.from({ length: 500 }, (_, i) => [`p${i}`, { id: `p${i}`, name: `Person ${i}`, mail: `p${i}@example.org` }]),
);
const roles = ['VIEWER', 'EDITOR', 'MANAGER'];
export const spaces = Array.from({ length: 100 }, (_, i) => ({
    id: `s${i}`,
    name: `Space ${i}`,
    quota: (i + 1) * 1e9,
    nodes: Array.from({ length: 100 }, (_, j) => ({
        id: `s${i}n${j}`,
        name: `file-${i}-${j}.txt`,
        size: (i * 7919 + j * 104729) % 10_000_000,
        modified: new Date(1_700_000_000_000 + (i * 100 + j) * 1000).toISOString(),
        ownerId: `p${(i * 31 + j * 17) % 500}`,
        permissions: Array.from({ length: 1 + ((i + j) % 4) }, (_, k) => ({
            id: `s${i}n${j}:${k}`,
            role: roles[(i + j + k) % 3],
            granteeId: `p${(i + j * k + k) % 500}`,
        })),
    })),
}));
const byId = new Map(spaces.map((s) => [s.id, s]));

// People are looked up in batches, one per level, as a database would be asked; the answer comes in a later turn.
export const createContext = () => ({ people: new DataLoader(async (ids) => ids.map((id) => people.get(id))) });

export const resolvers = {
    Query: { spaces: (_, { first }) => spaces.slice(0, first), space: (_, { id }) => byId.get(id) },
    Space: { nodes: (space, { first }) => space.nodes.slice(0, first) },
    Node: { owner: (node, _args, context) => context.people.load(node.ownerId) },
    Permission: { grantee: (permission, _args, context) => context.people.load(permission.granteeId) },
};
