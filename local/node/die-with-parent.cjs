// Loaded before an emulator: the parent holds our standard input open, so its end means that the
// parent is gone, also when it was killed without a chance to stop us.
process.stdin.on('end', () => process.exit(1));
process.stdin.on('error', () => process.exit(1));
process.stdin.resume();
