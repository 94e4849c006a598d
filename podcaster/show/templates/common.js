// What both kinds of page need: storage that may be missing, the theme, copying, a word to the user.

const byId = (id) => document.getElementById(id);

const memory = {
  // A browser may forbid storage altogether; a page that forgets is better than one that breaks.
  get(key) {
    try {
      return localStorage.getItem(`podcaster:${key}`);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`podcaster:${key}`, value);
    } catch {
      // Nothing to be done about it.
    }
  },
  drop(key) {
    try {
      localStorage.removeItem(`podcaster:${key}`);
    } catch {
      // Nothing was kept either.
    }
  },
};

let silence = 0;

function say(text) {
  const status = byId("status");
  status.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => (status.textContent = ""), 5000);
}

async function copy(text, told) {
  // The clipboard's own interface exists on https and localhost only, not at a phone's http address.
  const done = navigator.clipboard
    ? await navigator.clipboard.writeText(text).then(() => true, () => copyBySelecting(text))
    : copyBySelecting(text);
  say(done ? told : text);
}

function copyBySelecting(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}

{
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    memory.set("theme", theme);
    show();
  });
  system.addEventListener("change", show);
  show();
  button.hidden = false;
}
