// Before the first paint, so that a page in the chosen theme never flashes in the other one.
try {
  const theme = localStorage.getItem("podcaster:theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's theme it is.
}
