// node yoga.mjs [port]: graphql-yoga on node:http.
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { createContext, resolvers, typeDefs } from './data.mjs';

const yoga = createYoga({
    schema: createSchema({ typeDefs, resolvers }),
    context: createContext,
    logging: false,
    graphiql: false,
    maskedErrors: false,
});
createServer(yoga).listen(Number(process.argv[2] ?? 4821), '127.0.0.1', () => console.log('yoga is listening'));
