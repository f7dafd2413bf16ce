// The button "Fußnote" of the rich text editor: a window for the text of a note, and the sign that stands for it in the text.
(() => {
  const { createElement, useEffect, useRef, useState } = window.React;
  const { EditorState, Modifier } = window.DraftJS;

  // Where the sign of a note stands: a selection of it alone.
  const findSign = (editorState, entityKey) => {
    let found = null;
    editorState.getCurrentContent().getBlocksAsArray().forEach((block) => {
      block.findEntityRanges(
        (character) => character.getEntity() === entityKey,
        (start, end) => {
          found = editorState.getSelection().merge({
            anchorKey: block.getKey(), focusKey: block.getKey(), anchorOffset: start, focusOffset: end, isBackward: false,
          });
        },
      );
    });
    return found;
  };

  const findEnd = (selection) => selection.merge({
    anchorKey: selection.getEndKey(), focusKey: selection.getEndKey(),
    anchorOffset: selection.getEndOffset(), focusOffset: selection.getEndOffset(), isBackward: false,
  });

  const makeKey = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join("");

  const write = (editorState, place, type, data, sign) => {
    const content = editorState.getCurrentContent().createEntity(type, "IMMUTABLE", data);
    const next = Modifier.replaceText(content, place, sign, undefined, content.getLastCreatedEntityKey());
    return EditorState.push(editorState, next, "insert-characters");
  };

  const FootnoteSource = ({ editorState, entity, entityKey, entityType, onComplete, onClose }) => {
    const own = entity && entity.getType() === entityType.type ? entity.getData() : null;
    const dialog = useRef(null);
    const [text, setText] = useState(own ? own.text : "");
    const [problem, setProblem] = useState("");
    useEffect(() => dialog.current.showModal(), []);
    const finish = (state) => {
      dialog.current.close();
      onComplete(state);
    };
    const save = () => {
      const note = text.trim().replace(/\s+/g, " ");
      if (!note) {
        setProblem("Bitte den Text der Fußnote schreiben.");
        return;
      }
      const place = own ? findSign(editorState, entityKey) : findEnd(editorState.getSelection());
      finish(write(editorState, place, entityType.type, { note: own ? own.note : makeKey(), text: note }, entityType.sign));
    };
    const remove = () => {
      const next = Modifier.removeRange(editorState.getCurrentContent(), findSign(editorState, entityKey), "backward");
      finish(EditorState.push(editorState, next, "remove-range"));
    };
    const onKeyDown = (event) => {
      // Neither the form around the editor nor the editor itself may take these keys.
      event.stopPropagation();
      if (event.key === "Enter") {
        event.preventDefault();
        save();
      }
    };
    const button = (label, onClick, style) => createElement("button", { type: "button", className: `button ${style}`, onClick }, label);
    return createElement(
      "dialog",
      { ref: dialog, className: "footnote-window", "aria-labelledby": "footnote-title", onCancel: onClose },
      createElement("label", { id: "footnote-title", htmlFor: "footnote-text" }, "Text der Fußnote"),
      createElement("textarea", {
        id: "footnote-text", rows: 4, maxLength: entityType.longest, value: text, "aria-describedby": "footnote-problem",
        "aria-invalid": Boolean(problem), onChange: (event) => setText(event.target.value), onKeyDown,
      }),
      createElement("p", { id: "footnote-problem", role: "alert" }, problem),
      createElement(
        "p", { className: "footnote-buttons" },
        button("Übernehmen", save, ""),
        own && button("Fußnote löschen", remove, "no"),
        button("Abbrechen", () => { dialog.current.close(); onClose(); }, "button-secondary"),
      ),
    );
  };

  const Footnote = ({ contentState, entityKey, onEdit, children }) => {
    const { text } = contentState.getEntity(entityKey).getData();
    return createElement(
      "span",
      { className: "footnote-sign", role: "button", title: text, "aria-label": `Fußnote: ${text}`, onMouseUp: () => onEdit(entityKey) },
      children,
    );
  };

  window.draftail.registerPlugin({ type: "FOOTNOTE", source: FootnoteSource, decorator: Footnote }, "entityTypes");
})();
