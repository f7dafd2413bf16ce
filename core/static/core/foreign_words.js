// The button "Sprache" of the rich text editor: a window that asks which language the selected words are in.
(() => {
  const { createElement, useEffect, useRef, useState } = window.React;
  const { EditorState, Modifier } = window.DraftJS;
  const TYPE = "LANGUAGE";

  // Where a mark stands: one selection for each paragraph that it reaches into.
  const findPlaces = (editorState, entityKey) => {
    const places = [];
    editorState.getCurrentContent().getBlocksAsArray().forEach((block) => {
      block.findEntityRanges(
        (character) => character.getEntity() === entityKey,
        (start, end) => {
          places.push(editorState.getSelection().merge({
            anchorKey: block.getKey(), focusKey: block.getKey(), anchorOffset: start, focusOffset: end, isBackward: false,
          }));
        },
      );
    });
    return places;
  };

  // Whether a selection touches a link, a footnote or anything else that a mark would replace.
  const holdsOther = (content, selection) => {
    const first = selection.getStartKey();
    const last = selection.getEndKey();
    let isInside = false;
    return content.getBlocksAsArray().some((block) => {
      const key = block.getKey();
      isInside = isInside || key === first;
      if (!isInside) return false;
      const from = key === first ? selection.getStartOffset() : 0;
      const to = key === last ? selection.getEndOffset() : block.getLength();
      isInside = key !== last;
      for (let place = from; place < to; place += 1) {
        const entity = block.getEntityAt(place);
        if (entity && content.getEntity(entity).getType() !== TYPE) return true;
      }
      return false;
    });
  };

  const mark = (editorState, places, data) => {
    let content = editorState.getCurrentContent();
    let key = null;
    if (data) {
      content = content.createEntity(TYPE, "MUTABLE", data);
      key = content.getLastCreatedEntityKey();
    }
    places.forEach((place) => { content = Modifier.applyEntity(content, place, key); });
    return EditorState.push(editorState, content, "apply-entity");
  };

  const LanguageSource = ({ editorState, entity, entityKey, entityType, onComplete, onClose }) => {
    const own = entity && entity.getType() === TYPE ? entity.getData() : null;
    const dialog = useRef(null);
    const [code, setCode] = useState(own && entityType.languages.some((one) => one.code === own.lang) ? own.lang : entityType.usual);
    const [problem, setProblem] = useState("");
    useEffect(() => dialog.current.showModal(), []);
    const finish = (state) => {
      dialog.current.close();
      onComplete(state);
    };
    const save = () => {
      const selection = editorState.getSelection();
      if (!own && selection.isCollapsed()) {
        setProblem("Bitte zuerst die Wörter im Text markieren.");
      } else if (!own && holdsOther(editorState.getCurrentContent(), selection)) {
        setProblem("In der Markierung steht ein Link oder eine Fußnote. Bitte nur Wörter davor oder danach markieren.");
      } else {
        finish(mark(editorState, own ? findPlaces(editorState, entityKey) : [selection], { lang: code }));
      }
    };
    const remove = () => finish(mark(editorState, findPlaces(editorState, entityKey), null));
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
      { ref: dialog, className: "foreign-words-window", "aria-labelledby": "foreign-words-title", onCancel: onClose },
      createElement("label", { id: "foreign-words-title", htmlFor: "foreign-words-language" }, "Sprache der Wörter"),
      createElement(
        "select",
        {
          id: "foreign-words-language", value: code, "aria-describedby": "foreign-words-problem", "aria-invalid": Boolean(problem),
          onChange: (event) => setCode(event.target.value), onKeyDown,
        },
        entityType.languages.map((one) => createElement("option", { key: one.code, value: one.code }, one.name)),
      ),
      createElement("p", { id: "foreign-words-problem", role: "alert" }, problem),
      createElement(
        "p", { className: "foreign-words-buttons" },
        button("Übernehmen", save, ""),
        own && button("Kennzeichnung entfernen", remove, "no"),
        button("Abbrechen", () => { dialog.current.close(); onClose(); }, "button-secondary"),
      ),
    );
  };

  const ForeignWords = ({ contentState, entityKey, onEdit, children }) => {
    const { lang } = contentState.getEntity(entityKey).getData();
    return createElement(
      "span",
      { className: "foreign-words", lang },
      children,
      createElement("span", {
        className: "foreign-words-code", "data-code": lang || "?", contentEditable: false, role: "button", lang: "de",
        "aria-label": "Sprache ändern", title: "Sprache ändern", onMouseUp: () => onEdit(entityKey),
      }),
    );
  };

  window.draftail.registerPlugin({ type: TYPE, source: LanguageSource, decorator: ForeignWords }, "entityTypes");
})();
