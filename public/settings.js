// What a reader chose last time is in force before anything is drawn. The choices themselves: src/site/reader.
(() => {
  const root = document.documentElement;
  const known = {
    furigana: /^(none|all)$/,
    size: /^(125|150|200)$/,
    spacing: /^wide$/,
    colour: /^(black|yellow)$/,
    phrases: /^on$/,
  };
  root.dataset.script = 'on';
  try {
    const chosen = JSON.parse(localStorage.getItem('reading') || '{}');
    for (const name of Object.keys(known)) if (known[name].test(chosen[name])) root.dataset[name] = chosen[name];
  } catch {
    // A device that keeps nothing shows the page as it is.
  }
  if (root.dataset.furigana !== 'all' && root.dataset.phrases !== 'on' && !(root.dataset.size > 125)) return;
  // Readings come with the script at the end of the page. Words that are not drawn before cannot jump; two seconds at most.
  root.classList.add('waiting');
  setTimeout(() => root.classList.remove('waiting'), 2000);
})();
