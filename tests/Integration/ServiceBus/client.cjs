// Microsoft's own client, driven from the tests: one JSON request per line on stdin, one JSON answer per line on stdout.
// Arguments: package.json of the folder that has the client, connection string.
const { createInterface } = require("node:readline");
const { ServiceBusClient } = require("node:module").createRequire(process.argv[2])("@azure/service-bus");

const client = new ServiceBusClient(process.argv[3], { retryOptions: { maxRetries: 2, retryDelayInMs: 300, timeoutInMs: 8000 } });
const senders = new Map();
const receivers = new Map();
const held = new Map();

const sender = (address) => senders.get(address) ?? senders.set(address, client.createSender(address)).get(address);

function receiver(address, deadLetters, mode) {
  const key = `${address} ${deadLetters} ${mode}`;
  if (!receivers.has(key)) {
    const options = { receiveMode: mode ?? "peekLock", subQueueType: deadLetters ? "deadLetter" : undefined, skipParsingBodyAsJson: true };
    const [topic, , subscription] = address.split("/");
    receivers.set(key, subscription ? client.createReceiver(topic, subscription, options) : client.createReceiver(topic, options));
  }
  return receivers.get(key);
}

function seen(message) {
  const { messageId, subject, correlationId, contentType, applicationProperties, deliveryCount, lockToken } = message;
  const { deadLetterReason, deadLetterErrorDescription, deadLetterSource } = message;
  const body = Buffer.from(message.body).toString("base64");
  return {
    messageId, subject, correlationId, contentType, applicationProperties, deliveryCount, lockToken, body,
    deadLetterReason, deadLetterErrorDescription, deadLetterSource,
    sequenceNumber: Number(message.sequenceNumber), enqueuedTimeUtc: message.enqueuedTimeUtc, lockedUntilUtc: message.lockedUntilUtc,
  };
}

const operations = {
  async send({ address, messages, batch }) {
    const ready = messages.map(({ body, ...rest }) => ({ ...rest, body: Buffer.from(body, "base64") }));
    if (batch) {
      const full = await sender(address).createMessageBatch();
      ready.forEach((message) => { if (!full.tryAddMessage(message)) throw new Error("the batch is full"); });
      return void await sender(address).sendMessages(full);
    }
    await sender(address).sendMessages(ready.length === 1 ? ready[0] : ready);
  },
  async receive({ address, deadLetters, mode, max, wait }) {
    const messages = await receiver(address, deadLetters, mode).receiveMessages(max ?? 1, { maxWaitTimeInMs: wait ?? 5000 });
    messages.forEach((message) => held.set(message.lockToken, { message, from: receiver(address, deadLetters, mode) }));
    return messages.map(seen);
  },
  async subscribe({ address, count, fails }) {
    const own = client.createReceiver(address, { skipParsingBodyAsJson: true });
    const got = [];
    const counts = [];
    await new Promise((resolve) => own.subscribe({
      processMessage: async (message) => {
        counts.push(message.deliveryCount);
        if (fails) { if (counts.length >= count) resolve(); throw new Error("on purpose"); }
        got.push(seen(message));
        if (got.length >= count) resolve();
      },
      processError: async () => {},
    }));
    await own.close();
    return fails ? counts : got;
  },
  async settle({ lockToken, how, reason, description }) {
    const { message, from } = held.get(lockToken);
    if (how === "complete") await from.completeMessage(message);
    else if (how === "abandon") await from.abandonMessage(message, { by: "a test" });
    else if (how === "deadLetter") await from.deadLetterMessage(message, { deadLetterReason: reason, deadLetterErrorDescription: description });
    else if (how === "renew") return await from.renewMessageLock(message);
  },
};

createInterface({ input: process.stdin }).on("line", async (line) => {
  const { id, operation, ...rest } = JSON.parse(line);
  try {
    console.log(JSON.stringify({ id, result: (await operations[operation](rest)) ?? null }));
  } catch (error) {
    console.log(JSON.stringify({ id, error: { code: error.code, message: error.message } }));
  }
}).on("close", () => process.exit(0));
