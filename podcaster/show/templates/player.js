// The player: transport, speed, chapters, keyboard, the lock screen.

const episode = byId("episode");
const audio = byId("audio");
const chapterLinks = [...document.querySelectorAll("#chapters a")];
const chapterStarts = chapterLinks.map((link) => Number(link.dataset.start));
const STEP_S = 15;

const length = () => (Number.isFinite(audio.duration) ? audio.duration : Number(episode.dataset.seconds));

function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

// The last of the sorted times that is not after this one; -1 where all are.
function lastAtOrBefore(times, seconds) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// Some browsers forget a place that is given before they know the audio.
let awaited = null;

function seek(seconds) {
  const place = Math.min(Math.max(seconds, 0), length());
  audio.currentTime = place;
  awaited = audio.readyState ? null : place;
}

function settle() {
  if (awaited !== null) audio.currentTime = awaited;
  awaited = null;
}

function play() {
  // Refused before the first gesture, or stopped by a pause that follows at once: the button says so.
  audio.play().catch(() => showPlaying());
}

const toggle = () => (audio.paused ? play() : audio.pause());

// Times are cut to milliseconds in the page: a start that has just been sought must count as passed.
const SLACK_S = 0.002;
const chapterNow = () => lastAtOrBefore(chapterStarts, audio.currentTime + SLACK_S);

function previousChapter() {
  const now = Math.max(chapterNow(), 0);
  const early = audio.currentTime - chapterStarts[now] < 3;
  seek(chapterStarts[Math.max(early ? now - 1 : now, 0)]);
}

function nextChapter() {
  seek(chapterStarts[chapterNow() + 1] ?? length());
}

function showPlaying() {
  byId("play").setAttribute("aria-label", audio.paused ? "تشغيل" : "إيقاف مؤقت");
  byId("play-icon").setAttribute("href", audio.paused ? "#i-play" : "#i-pause");
}

let held = false;
let shownSecond = -1;
let shownChapter = -1;

function showTime() {
  const second = Math.floor(audio.currentTime + SLACK_S);
  if (second !== shownSecond) {
    shownSecond = second;
    const bar = byId("seek");
    if (!held) bar.value = String(audio.currentTime);
    bar.style.setProperty("--done", `${(100 * audio.currentTime) / (length() || 1)}%`);
    // A reader whose cursor rests on the bar is not told every second.
    if (document.activeElement !== bar || audio.seeking) {
      bar.setAttribute("aria-valuetext", `${clock(second)} من ${clock(length())}`);
    }
    byId("at").textContent = clock(second);
  }
  const chapter = chapterNow();
  if (chapter !== shownChapter) {
    chapterLinks[shownChapter]?.removeAttribute("aria-current");
    chapterLinks[chapter]?.setAttribute("aria-current", "true");
    shownChapter = chapter;
  }
}

function showLength() {
  byId("seek").max = String(length());
  byId("all").textContent = clock(length());
  shownSecond = -1;
  showTime();
}

function setSpeed(speed) {
  const choice = [...byId("speed").options].find((option) => option.value === speed);
  if (!choice) return;
  choice.selected = true;
  audio.defaultPlaybackRate = audio.playbackRate = Number(speed);
}

function tellError() {
  say("تعذّر تحميل الصوت.");
}

function share() {
  const page = new URL(location.href);
  page.hash = `t=${Math.floor(audio.currentTime)}`;
  copy(page.href, `نُسخ رابط الحلقة عند ${clock(audio.currentTime)}.`);
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("input:not([type=range]), select, textarea")) return;
  if (event.key === " " && !event.target.closest("button")) toggle();
  else if (event.key === "ArrowLeft" && event.shiftKey && chapterStarts.length) previousChapter();
  else if (event.key === "ArrowRight" && event.shiftKey && chapterStarts.length) nextChapter();
  else if (event.key === "ArrowLeft") seek(audio.currentTime - STEP_S);
  else if (event.key === "ArrowRight") seek(audio.currentTime + STEP_S);
  else return;
  event.preventDefault();
}

function onLockScreen() {
  if (!("mediaSession" in navigator)) return;
  const src = byId("art").src;
  navigator.mediaSession.metadata = new MediaMetadata({
    title: episode.dataset.title,
    artist: episode.dataset.show,
    // A page on a disk may not show its pictures outside itself.
    artwork: src.startsWith("http") ? [{ src, type: "image/jpeg" }] : [],
  });
  navigator.mediaSession.setActionHandler("seekbackward", () => seek(audio.currentTime - STEP_S));
  navigator.mediaSession.setActionHandler("seekforward", () => seek(audio.currentTime + STEP_S));
  if (chapterStarts.length) {
    navigator.mediaSession.setActionHandler("previoustrack", previousChapter);
    navigator.mediaSession.setActionHandler("nexttrack", nextChapter);
  }
}

byId("play").addEventListener("click", toggle);
byId("back").addEventListener("click", () => seek(audio.currentTime - STEP_S));
byId("forward").addEventListener("click", () => seek(audio.currentTime + STEP_S));
byId("previous")?.addEventListener("click", previousChapter);
byId("next")?.addEventListener("click", nextChapter);
byId("share").addEventListener("click", share);
byId("speed").addEventListener("change", (event) => {
  setSpeed(event.target.value);
  memory.set("speed", event.target.value);
});
byId("seek").addEventListener("input", (event) => {
  held = true;
  seek(Number(event.target.value));
});
byId("seek").addEventListener("change", () => (held = false));
for (const [number, link] of chapterLinks.entries()) {
  // Without this script it opens the audio there; with it, it is a link into this page.
  link.href = `#t=${link.dataset.start}`;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    seek(chapterStarts[number]);
    play();
  });
}
for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, showPlaying);
for (const event of ["timeupdate", "seeking", "seeked"]) audio.addEventListener(event, showTime);
audio.addEventListener("loadedmetadata", settle);
audio.addEventListener("durationchange", showLength);
audio.addEventListener("error", tellError);
document.addEventListener("keydown", onKey);

audio.controls = false;
byId("deck").hidden = false;
setSpeed(memory.get("speed") ?? "1");
onLockScreen();
showLength();
// It may have failed before anybody listened.
if (audio.error) tellError();
