/**
 * What runs in the reader's browser: it takes the key from behind the `#`, opens with it, and copies and saves what
 * is shown. Nothing is kept; without it the page works by its form.
 */
export const SCRIPT = `
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  const say = (name) => {
    const said = document.querySelector('.said');
    if (said) said.textContent = document.querySelector('main').dataset[name] ?? '';
  };

  function dress() {
    for (const time of document.querySelectorAll('time'))
      time.textContent = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
    const form = document.querySelector('form');
    if (!form) return;
    const key = location.hash.slice(1);
    if (key) form.elements.key.value = key;
    else for (const part of form.querySelectorAll('.unscripted')) part.classList.remove('unscripted');
    form.querySelector('.missing').hidden = key !== '';
    form.querySelector('.unread').hidden = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void open(form);
    });
  }

  async function open(form) {
    const button = form.querySelector('button');
    button.disabled = true;
    say('none');
    try {
      const answer = await fetch(location.pathname, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ key: form.elements.key.value.trim() }),
        cache: 'no-store',
        credentials: 'omit',
      });
      const main = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
      if (!main) throw new Error('no page');
      document.querySelector('main').replaceWith(main);
      if (answer.ok) history.replaceState(null, '', location.pathname);
      dress();
      main.querySelector('h1').focus();
    } catch {
      button.disabled = false;
      say('trouble');
    }
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy], [data-save]');
    if (!button) return;
    const source = document.getElementById(button.dataset.copy ?? button.dataset.save);
    if (button.dataset.save) save(source, button.dataset.name);
    else void copy(source);
  });

  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.textContent);
      say('copied');
    } catch {
      getSelection().selectAllChildren(source);
      say('refused');
    }
  }

  function save(source, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([source.textContent], { type: 'text/plain' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    say('saved');
  }

  dress();
})();
`;
