/* Every function of a page works without this file. */
(function (doc, nav) {
  'use strict';
  var root = doc.documentElement;
  function find(selector) { return doc.querySelector(selector); }
  function all(selector) { return [].slice.call(doc.querySelectorAll(selector)); }
  function say(text) { var toast = find('.toast'); if (toast) { toast.textContent = text; } }

  /* menus: Escape, a click elsewhere and leaving with the keyboard close them */
  var menus = all('details.lang, details.menu');
  menus.forEach(function (menu) {
    menu.addEventListener('focusout', function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) { menu.open = false; }
    });
  });
  doc.addEventListener('click', function (event) {
    menus.forEach(function (menu) { if (menu.open && !menu.contains(event.target)) { menu.open = false; } });
  });
  doc.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') {
      menus.forEach(function (menu) { if (menu.open) { menu.open = false; menu.firstElementChild.focus(); } });
    }
  });

  /* print: folded answers open first */
  var print = find('#print');
  if (print && window.print) { print.hidden = false; print.onclick = function () { window.print(); }; }
  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = all('details.acc:not([open])');
    closed.forEach(function (item) { item.open = true; });
  });
  window.addEventListener('afterprint', function () { closed.forEach(function (item) { item.open = false; }); });

  /* read aloud: only with a voice that is on the device; some online voices send the text away */
  var speech = window.speechSynthesis, read = find('#read'), main = find('main');
  if (speech && read) {
    var code = (main.lang || root.lang).slice(0, 2);
    var voice = function () {
      return speech.getVoices().filter(function (one) {
        return one.localService && one.lang.slice(0, 2).toLowerCase() === code;
      })[0];
    };
    var offer = function () { read.hidden = !voice(); };
    offer();
    speech.onvoiceschanged = offer;
    var stop = function () { speech.cancel(); read.setAttribute('aria-pressed', 'false'); };
    read.onclick = function () {
      if (speech.speaking) { stop(); return; }
      read.setAttribute('aria-pressed', 'true');
      var texts = all('main h1, main .lead, .prose h2, .prose h3, .prose p, .prose li, .prose summary').filter(function (item) {
        return !item.querySelector('p, li') && (!item.lang || item.lang.slice(0, 2) === code);
      });
      texts.forEach(function (item, index) {
        var number = item.querySelector('.pn');
        var words = new SpeechSynthesisUtterance(number ? item.innerText.replace(number.innerText, '') : item.innerText);
        words.lang = code;
        words.voice = voice();
        if (index === texts.length - 1) { words.onend = stop; }
        speech.speak(words);
      });
    };
    window.addEventListener('pagehide', stop);
  }

  /* private pages: leave without a trace in the history, delete what is saved */
  var leave = find('#leave');
  if (leave) { leave.onclick = function (event) { event.preventDefault(); location.replace(leave.href); }; }
  var forget = find('#forget');
  if (forget && window.caches) {
    forget.hidden = false;
    forget.onclick = function () {
      caches.keys().then(function (keys) { return Promise.all(keys.map(function (key) { return caches.delete(key); })); })
        .then(function () { say(forget.dataset.done); });
    };
  }

  /* quotes: words, name and function in one click; without this they are text like any other */
  if (nav.clipboard) {
    all('.copy').forEach(function (button) {
      button.hidden = false;
      button.onclick = function () {
        var quote = button.parentNode;
        nav.clipboard.writeText(quote.querySelector('blockquote').innerText + ' (' + quote.querySelector('figcaption').innerText + ')')
          .then(function () { say(button.dataset.done); });
      };
    });
  }

  /* offline */
  if (!('serviceWorker' in nav)) { return; }
  window.addEventListener('load', function () { nav.serviceWorker.register('/sw.js'); });
  var save = find('#save');
  if (!save || !window.caches) { return; }
  var label = save.lastElementChild, path = location.pathname;
  var show = function (on) { save.dataset.is = on ? '1' : ''; label.textContent = on ? save.dataset.on : save.dataset.off; };
  save.hidden = false;
  caches.open('saved').then(function (cache) { return cache.match(path); }).then(function (found) { show(!!found); });
  save.onclick = function () {
    var on = !save.dataset.is;
    caches.open('saved').then(function (cache) {
      var files = [path].concat(all('main img').map(function (image) { return image.currentSrc || image.src; }));
      return on ? cache.addAll(files) : Promise.all(files.map(function (file) { return cache.delete(file); }));
    }).then(function () { show(on); say(on ? save.dataset.done : save.dataset.removed); }, function () { say(save.dataset.error); });
  };
})(document, navigator);
