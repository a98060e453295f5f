// The server's own command ends each connection with its first answer, and an ended one keeps its port for a minute: a report asks some fourteen times,
// so after 1,500 in that time there was no port left on the machine, and nothing answered anybody for ten seconds. Here the fronts end them.
const { createHttpServer } = require('@vercel/cosmosdb-server');

const server = createHttpServer({ keepAlive: true }).listen(0, '127.0.0.1', () => console.log(`Ready to accept HTTP connections at 127.0.0.1:${server.address().port}`));
server.keepAliveTimeout = 0;
