// Keeps the progress line of the list of publications up to date while something is being built.
(() => {
  const box = document.querySelector("[data-build-progress]");
  if (!box || !("isBusy" in box.dataset)) return;
  const line = box.querySelector("[role=status]");
  const bar = box.querySelector("progress");
  const look = async () => {
    const answer = await fetch(box.dataset.buildProgress, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const state = await answer.json();
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
