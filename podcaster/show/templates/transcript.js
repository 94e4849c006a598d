// The transcript follows the audio, and the audio follows a click in the transcript.

const transcript = byId("transcript");
const cues = [...transcript.querySelectorAll(".cue")];
const cueStarts = Float64Array.from(cues, (cue) => Number(cue.hash.slice(3)));
const still = matchMedia("(prefers-reduced-motion: reduce)");
let shownCue = -1;
let following = true;
let stop = 0;

function onScreen(element) {
  const box = element.getBoundingClientRect();
  const floor = byId("player").getBoundingClientRect().top;
  return box.bottom > 0 && box.top < floor;
}

function scrollToCue() {
  cues[shownCue].scrollIntoView({ block: "center", behavior: still.matches ? "instant" : "smooth" });
}

// What was never on the screen has a height that is only guessed, until the frame after it got there.
function jumpToCue() {
  const jump = () => cues[shownCue]?.scrollIntoView({ block: "center", behavior: "instant" });
  jump();
  requestAnimationFrame(() => requestAnimationFrame(jump));
}

// Follows only a reader who is in the transcript: one who looks at the chapters is left there.
function follow() {
  const box = cues[shownCue].getBoundingClientRect();
  const comfortable = box.top > window.innerHeight * 0.08 && box.bottom < window.innerHeight * 0.62;
  if (!comfortable && onScreen(transcript)) scrollToCue();
}

function showCue() {
  const now = lastAtOrBefore(cueStarts, audio.currentTime + SLACK_S);
  if (now === shownCue) return;
  cues[shownCue]?.removeAttribute("aria-current");
  shownCue = now;
  if (now < 0) return;
  cues[now].setAttribute("aria-current", "true");
  if (!transcript.contains(document.activeElement)) stopAt(now);
  if (following && !audio.paused) follow();
  showRejoin();
}

function showRejoin() {
  byId("rejoin").hidden = following || shownCue < 0 || audio.paused;
}

// The reader took the page in hand: it is not moved again until they ask, or come back by themselves.
function leave(event) {
  if (event.target.closest?.("#player")) return;
  following = false;
  showRejoin();
}

function comeBack() {
  if (following || shownCue < 0 || !onScreen(cues[shownCue])) return;
  following = true;
  showRejoin();
}

// One stop for the Tab key, whatever the number of sentences; the arrow keys move it.
function stopAt(number) {
  cues[stop].tabIndex = -1;
  stop = number;
  cues[stop].tabIndex = 0;
}

function onTranscriptKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || !event.target.matches(".cue")) return;
  const last = cues.length - 1;
  const goal = { ArrowDown: stop + 1, ArrowUp: stop - 1, Home: 0, End: last }[event.key];
  if (goal === undefined) return;
  event.preventDefault();
  stopAt(Math.min(Math.max(goal, 0), last));
  cues[stop].focus();
}

function onTranscriptClick(event) {
  const cue = event.target.closest(".cue");
  if (!cue || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  // A reader who marks text with the mouse does not want to jump.
  if (event.detail && !getSelection().isCollapsed) return;
  const number = lastAtOrBefore(cueStarts, Number(cue.hash.slice(3)) + SLACK_S);
  stopAt(number);
  following = true;
  seek(cueStarts[number]);
  play();
}

const SCROLLING = ["PageUp", "PageDown", "ArrowUp", "ArrowDown", "Home", "End"];

if (cues.length) {
  stopAt(0);
  byId("hint").hidden = false;
  transcript.addEventListener("click", onTranscriptClick);
  transcript.addEventListener("keydown", onTranscriptKey);
  for (const event of ["timeupdate", "seeking", "seeked"]) audio.addEventListener(event, showCue);
  for (const event of ["play", "pause"]) audio.addEventListener(event, showRejoin);
  addEventListener("wheel", leave, { passive: true });
  addEventListener("touchmove", leave, { passive: true });
  addEventListener("keydown", (event) => SCROLLING.includes(event.key) && leave(event));
  // The scroll bar belongs to the root element.
  addEventListener("mousedown", (event) => event.target === document.documentElement && leave(event));
  addEventListener("scrollend", comeBack);
  byId("rejoin").addEventListener("click", () => {
    following = true;
    showRejoin();
    scrollToCue();
  });
}
