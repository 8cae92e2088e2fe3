// Sets the chosen theme before the first paint; a plain script in the head, so nothing flashes. The switch is in hello.js.
try {
  const theme = localStorage.getItem("rehearsal.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's choice stands.
}
