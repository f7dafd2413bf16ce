{% load static site_tags %}/* Keeps the last pages that were read, and those that a reader saved. Pages marked no-store are kept nowhere. */
var SHELL = 'shell-{% style_version %}', PAGES = 'pages', SAVED = 'saved', LIMIT = 30, PATIENCE = 4000;
var CODES = [{% for code in languages %}'{{ code }}'{% if not forloop.last %},{% endif %}{% endfor %}];
self.addEventListener('install', function (event) {
  event.waitUntil(caches.open(SHELL).then(function (cache) { return cache.addAll(['{% static "js/site.js" %}']); }).then(function () { return self.skipWaiting(); }));
});
self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (keys) {
    return Promise.all(keys.filter(function (key) { return [SHELL, PAGES, SAVED].indexOf(key) < 0; }).map(function (key) { return caches.delete(key); }));
  }).then(function () { return self.clients.claim(); }));
});
function offlineAddress(url) { var code = url.pathname.split('/')[1]; return '/' + (CODES.indexOf(code) < 0 ? CODES[0] : code) + '/offline/'; }
function keep(request, response) {
  if (response.ok && !/no-store/.test(response.headers.get('cache-control') || '')) {
    var copy = response.clone(), aid = offlineAddress(new URL(request.url));
    caches.open(PAGES).then(function (cache) {
      cache.put(request, copy).then(function () { return cache.keys(); }).then(function (keys) { if (keys.length > LIMIT) { cache.delete(keys[0]); } });
    });
    caches.open(SHELL).then(function (cache) { cache.match(aid).then(function (found) { if (!found) { cache.add(aid); } }); });
  }
  return response;
}
self.addEventListener('fetch', function (event) {
  var request = event.request, url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || /^\/(admin|_util)\//.test(url.pathname)) { return; }
  if (request.mode === 'navigate') {
    var network = fetch(request).then(function (response) { return keep(request, response); });
    var late = new Promise(function (resolve, reject) { setTimeout(reject, PATIENCE); });
    event.respondWith(Promise.race([network, late]).catch(function () {
      return caches.match(request).then(function (found) {
        return found || network.catch(function () { return caches.match(offlineAddress(url)); });
      });
    }));
  } else if (/^\/(static|bild)\//.test(url.pathname)) {
    event.respondWith(caches.match(request).then(function (found) { return found || fetch(request); }));
  }
});
