const sampleRate = 8000;
const headerBytes = 44;
const bytesPerSecond = sampleRate * 2;

/** Longer calls are cut here: this is a demo on somebody's laptop. */
const longest = 600;

/** Size in bytes of a {@link wavFile} of that many seconds. */
export const wavSize = (seconds: number): number =>
  headerBytes + Math.min(longest, Math.max(1, Math.round(seconds))) * bytesPerSecond;

/** A playable WAV (8 kHz, 16 bit, mono) of `seconds` seconds: a soft beep each second. */
export function wavFile(seconds: number): Buffer {
  const size = wavSize(seconds);
  const file = Buffer.alloc(size);
  file.write('RIFF', 0);
  file.writeUInt32LE(size - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(bytesPerSecond, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(size - headerBytes, 40);
  return file.fill(oneSecond(), headerBytes);
}

function oneSecond(): Buffer {
  const second = Buffer.alloc(bytesPerSecond);
  const beep = sampleRate / 4;
  for (let i = 0; i < beep; i++) {
    const envelope = Math.sin((Math.PI * i) / beep);
    second.writeInt16LE(Math.round(4000 * envelope * Math.sin((2 * Math.PI * 440 * i) / sampleRate)), i * 2);
  }
  return second;
}
