window.addEventListener('keydown', () => {
  /** @type {{ send: () => void }} */ (window.warmHands).send();
});
