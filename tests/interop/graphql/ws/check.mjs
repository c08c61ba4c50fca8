// node ws/check.mjs ws://HOST/graphql [--init-wait 1000]
// graphql-transport-ws on a server of transport/schema.graphql: the graphql-ws client, then raw sockets and every close code.
// The server must wait --init-wait ms for connection_init (set it to 1000 for the test), refuse connection_init with
// payload {"reject": true} by 4403, and answer payload {"greet": "x"} with the ack payload {"hello": "x"}.
import { runChecks } from '../lib/check.mjs';
import './client.mjs';
import './handshake.mjs';
import './operations.mjs';

await runChecks();
