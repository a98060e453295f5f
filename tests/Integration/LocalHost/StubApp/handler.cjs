// A handler that does what the request tells it to: the local host's own behaviour is under test, not the app's.
const http = require('node:http');

if (process.argv[2] === 'import-directory') process.exit(0);

const ok = (res) => {
  res.setHeader('content-type', 'application/json');
  res.end('{"Outputs":{},"ReturnValue":null,"Logs":["said so"]}');
};
const replies = {
  fail: (res) => res.writeHead(500).end(),
  empty: (res) => res.end(),
  slow: (res) => setTimeout(() => ok(res), 10000),
  text: (res) => res.setHeader('content-type', 'text/plain').end('done'),
};

function answer(req, res, body) {
  console.log(JSON.stringify({ method: req.method, url: req.url, headers: req.headers, body }));
  const exit = /\/exit\/(\d+)/.exec(req.url);
  if (exit) process.exit(Number(exit[1]));
  if (req.url.includes('/environment')) return res.end(JSON.stringify(process.env));
  if (req.url.startsWith('/api/')) return res.end(`pid ${process.pid}`);
  const item = JSON.parse(body).Data.item;
  const word = item ? Buffer.from(item, 'base64').toString().split(' ')[0] : '';
  return (replies[word] ?? ok)(res);
}

http
  .createServer((req, res) => {
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => (req.url === '/' ? res.end() : answer(req, res, Buffer.concat(chunks).toString())));
  })
  .listen(Number(process.env.FUNCTIONS_CUSTOMHANDLER_PORT), '127.0.0.1');
