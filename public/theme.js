// Sets the remembered colours before anything is painted. A file of the site, so that a policy that allows those is enough.
try {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system's colours hold.
}
