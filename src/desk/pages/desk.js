// Shows the page again when something that it is made of has changed.
new EventSource('/changes').addEventListener('change', () => location.reload());
