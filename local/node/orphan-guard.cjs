// Kills the processes that the parent named ("watch PID", "forget PID") when the parent is gone,
// however it went. For programs that, unlike the emulators, cannot be asked to watch for it themselves.
const watched = new Set();
const lines = require('node:readline').createInterface({ input: process.stdin });

lines.on('line', (line) => {
  const [verb, pid] = line.split(' ');
  if (verb === 'watch') watched.add(Number(pid));
  else watched.delete(Number(pid));
});
lines.on('close', () => {
  for (const pid of watched) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
  }
  process.exit(0);
});
// Ctrl-C reaches the whole process group; the parent decides when the end has come.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
