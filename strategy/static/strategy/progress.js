// Keeps the progress line of the list of publications up to date while something is being built.
(() => {
  const box = document.querySelector("[data-build-progress]");
  if (!box || !("isBusy" in box.dataset)) return;
  const line = box.querySelector("[role=status]");
  const bar = box.querySelector("progress");
  const ask = async () => {
    try {
      const answer = await fetch(box.dataset.buildProgress, { headers: { Accept: "application/json" } });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  };
  const look = async () => {
    const state = await ask();
    if (!state) {
      // The server is away for a moment, or the network: what stands there may still be true.
      window.setTimeout(look, 10000);
      return;
    }
    if (!state.isBusy) {
      window.location.reload();
      return;
    }
    if (line.textContent !== state.text) line.textContent = state.text;
    bar.hidden = state.total === 0;
    bar.max = state.total;
    bar.value = state.done;
    window.setTimeout(look, 2000);
  };
  window.setTimeout(look, 2000);
})();
