// @ts-check
// Looks for the number whose SHA-256 behind the salt is the challenge. crypto.subtle would be there only where the page came by
// HTTPS, and would take a promise for each number.

/** How many numbers are tried before the worker looks up. */
const SLICE = 5_000;

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2). */
const CONSTANTS = new Uint32Array(64);
/** The same of the square roots of the first eight (§5.3.3). */
const START = new Uint32Array(8);
for (let count = 0, candidate = 2; count < 64; candidate += 1) {
  let isPrime = true;
  for (let factor = 2; factor * factor <= candidate; factor += 1) if (candidate % factor === 0) isPrime = false;
  if (!isPrime) continue;
  if (count < 8) START[count] = (candidate ** (1 / 2) % 1) * 2 ** 32;
  CONSTANTS[count] = (candidate ** (1 / 3) % 1) * 2 ** 32;
  count += 1;
}

const schedule = new Uint32Array(64);
const state = new Uint32Array(8);

/** @param {number} word @param {number} bits */
const rotated = (word, bits) => (word >>> bits) | (word << (32 - bits));

/**
 * The hash of a text of ASCII, in `state` (FIPS 180-4 §6.2).
 * @param {string} text
 */
function hash(text) {
  const blocks = Math.floor((text.length + 8) / 64) + 1;
  state.set(START);
  for (let block = 0; block < blocks; block += 1) {
    for (let index = 0; index < 16; index += 1) {
      let word = 0;
      for (let byte = 0; byte < 4; byte += 1) {
        const position = block * 64 + index * 4 + byte;
        const value = position < text.length ? text.charCodeAt(position) : position === text.length ? 0x80 : 0;
        word = (word << 8) | value;
      }
      schedule[index] = word;
    }
    if (block === blocks - 1) schedule[15] = text.length * 8;
    for (let index = 16; index < 64; index += 1) {
      const a = schedule[index - 15];
      const b = schedule[index - 2];
      schedule[index] =
        schedule[index - 16] + (rotated(a, 7) ^ rotated(a, 18) ^ (a >>> 3)) +
        schedule[index - 7] + (rotated(b, 17) ^ rotated(b, 19) ^ (b >>> 10));
    }
    // Without iterators, which would take longer than the hash itself.
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let index = 0; index < 64; index += 1) {
      const first =
        (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + CONSTANTS[index] + schedule[index]) | 0;
      const second = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}

addEventListener("message", async (event) => {
  const { challenge, salt, maxnumber } = event.data;
  const target = Uint32Array.from({ length: 8 }, (_, index) => Number.parseInt(challenge.slice(index * 8, index * 8 + 8), 16));
  for (let slice = 0; slice <= maxnumber; slice += SLICE) {
    for (let number = slice; number <= Math.min(slice + SLICE - 1, maxnumber); number += 1) {
      hash(salt + number);
      if (state[0] === target[0] && state.every((word, index) => word === target[index])) {
        postMessage(number);
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  postMessage(null);
});
