/** Two short tones, the second higher: heard in a room full of voices, over before it is a nuisance. */
const tones = [{ hertz: 660, at: 0 }, { hertz: 880, at: 0.22 }];
const seconds = 0.18;

let audio: AudioContext | undefined;

/** Rings once. Browsers stay silent until somebody has touched the page; the badge is there all the same. */
export function ring(): void {
  audio ??= new AudioContext();
  const { destination, currentTime } = audio;
  for (const { hertz, at } of tones) {
    const tone = new OscillatorNode(audio, { frequency: hertz });
    const loudness = new GainNode(audio, { gain: 0.2 });
    tone.connect(loudness).connect(destination);
    tone.start(currentTime + at);
    tone.stop(currentTime + at + seconds);
  }
}
