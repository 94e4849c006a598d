// Where to start: the time in the address, else where this listener stopped the last time.

const place = `at:${episode.dataset.guid}`;
const EVERY_S = 5;
let kept = 0;

// "75", "75.5", "1:15", "1:02:03" and "1h2m3s", after "#t="; null for anything else.
function timeIn(hash) {
  const text = /^#t=([\d:.hms]+)$/.exec(hash)?.[1];
  if (!text) return null;
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/.exec(text);
  const numbers = parts ? [parts[1], parts[2], parts[3]] : text.split(":");
  const seconds = numbers.reduce((sum, part) => sum * 60 + Number(part ?? 0), 0);
  return Number.isFinite(seconds) ? seconds : null;
}

function keep() {
  // A place that was only looked at is not one where somebody stopped listening.
  if (!audio.played.length) return;
  // At either end there is nothing to come back to.
  if (audio.currentTime < EVERY_S || audio.currentTime > length() - EVERY_S) memory.drop(place);
  else memory.set(place, String(audio.currentTime));
  kept = audio.currentTime;
}

function goToAddress() {
  const seconds = timeIn(location.hash);
  if (seconds === null) return false;
  seek(seconds);
  showCue();
  jumpToCue();
  return true;
}

if (!goToAddress()) {
  const before = Number(memory.get(place));
  if (before > 0 && before < length()) {
    seek(before);
    say(`نتابع من حيث توقفت: ${clock(before)}`);
  }
}
showTime();
showCue();

addEventListener("hashchange", goToAddress);
addEventListener("pagehide", keep);
audio.addEventListener("pause", keep);
audio.addEventListener("timeupdate", () => Math.abs(audio.currentTime - kept) >= EVERY_S && keep());
