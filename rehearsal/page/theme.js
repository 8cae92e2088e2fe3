// Sets the chosen theme before the first paint: a plain script in the head, so that nothing flashes.
// The switch itself is in hello.js.
try {
  const theme = localStorage.getItem("rehearsal.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's choice stands.
}
